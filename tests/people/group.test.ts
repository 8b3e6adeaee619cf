import { describe, expect, it } from 'vitest';
import { administrator, colleague, onDuty } from '../../server/core/people/colleague.ts';
import { groupAbout, groupName } from '../../server/core/people/group.ts';
import { shippedCatalogue } from '../rigs/shipped-catalogue.ts';

const known = await shippedCatalogue();
const { home } = known;

describe('what a group is bound to', () => {
  it.each([
    ['county', '', '990101', '县级群'],
    ['county', '示范县', '990101', '县级群'],
    ['town', '清河镇', '990101002', '镇乡群 清河镇'],
    ['town', '清河', '990101002', '镇乡群 清河镇'],
    ['town', '枫林', '990101004', '镇乡群 枫林乡'],
    ['line', '县民政局', 'minzheng', '条块群 县民政局'],
    ['line', '人社局', 'renshe', '条块群 县人力资源和社会保障局'],
  ] as const)('%s “%s”', (kind, name, about, said) => {
    expect(groupAbout(kind, name, known)).toEqual({ ok: true, value: about });
    expect(groupName({ kind, about }, known)).toBe(said);
  });

  it.each([
    ['town', '青河镇', '绑定 镇乡群 清河镇'],
    ['town', '枫树坪村', '绑定 镇乡群 枫林乡'],
    ['town', '义乌市', '绑定 镇乡群'],
    ['town', '', '绑定 镇乡群 城关镇'],
    ['line', '民政', '绑定 条块群 县民政局'],
    ['line', '教育', '绑定 条块群 县教育局'],
    ['county', '清河镇', '县级群写:绑定 县级群'],
  ] as const)('%s “%s” is refused with what may be meant', (kind, name, next) => {
    const about = groupAbout(kind, name, known);
    expect(about.ok ? '' : about.refusal.next).toContain(next);
  });
});

describe('who speaks', () => {
  const [admin, dispatcher, head] = ['sf042', 'sf043', 'sf004'].map((staffId) => ({ corpId: 'ding-shifan', staffId }));

  it('is known by organisation and id together, never by one alone', () => {
    expect(colleague(home, admin ?? null)?.name).toBe('黄丽');
    for (const stranger of [
      { corpId: 'ding-other', staffId: 'sf042' },
      { corpId: 'ding-shifan', staffId: 'SF042' },
      { corpId: '', staffId: '' },
      { corpId: 'ding-shifan', staffId: '黄丽' },
      null,
    ])
      expect(colleague(home, stranger)).toBeNull();
  });

  it('may answer with a role, and bind as an administrator; others hear whom to ask', () => {
    expect(onDuty(home, dispatcher ?? null).ok).toBe(true);
    expect(administrator(home, admin ?? null).ok).toBe(true);
    for (const refused of [onDuty(home, head ?? null), administrator(home, dispatcher ?? null), onDuty(home, null)])
      expect(refused.ok ? '' : refused.refusal.next).toContain('黄丽(县政务服务中心)');
  });
});
