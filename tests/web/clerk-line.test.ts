import { describe, expect, it } from 'vitest';
import type { Citation } from '../../server/core/answer/answer.ts';
import { clerkLine } from '../../server/web/clerk-line.ts';
import { ANSWER } from '../http/stand-in.ts';

describe('what a slip asks of the window', () => {
  it.each([
    ['not-needed', '不要让群众再去开'],
    ['not-needed-commitment', '愿意照旧交证明的,也收'],
    ['not-your-run', '代跑员'],
    ['deferred', '先受理'],
    ['needed', '只收凭条上写明的这一份'],
    ['village-does-not-issue', '村(居)委会'],
  ] as const)('fits the verdict %s', (verdict, words) => {
    expect(clerkLine({ ...ANSWER, verdict }, '990101')).toContain(words);
  });

  it('never tells a clerk to spare a paper that is still needed', () => {
    expect(clerkLine({ ...ANSWER, verdict: 'needed' }, '990101')).not.toContain('不要让群众再去开');
  });

  it('shows the rule of another place without ordering it', () => {
    const away: Citation = {
      ...(ANSWER.citation as Citation),
      list: null,
      place: '330782',
      placeName: '浙江省义乌市',
      unconfirmed: true,
    };
    const line = clerkLine({ ...ANSWER, citation: away }, '990101');
    expect(line).toContain('这是浙江省义乌市的规定,有的细节还没有确认');
    expect(line).not.toContain('请按此办理');
  });
});
