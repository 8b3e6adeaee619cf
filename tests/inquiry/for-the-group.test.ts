import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forTheGroup } from '../../server/core/inquiry/for-the-group.ts';
import { CITIZEN } from '../rigs/task.ts';
import { type OpenInquiries, openInquiries } from './open-inquiries.ts';

let county: OpenInquiries;
beforeAll(async () => {
  county = await openInquiries();
});
afterAll(() => county.close());

const PERSONAL = [
  CITIZEN.name,
  CITIZEN.idNumber,
  CITIZEN.telephone,
  '王 招娣',
  `\uFF19\uFF19${CITIZEN.idNumber.slice(2)}`,
];

describe('what is typed about an inquiry and stands in groups', () => {
  it.each(PERSONAL)('does not hold %s', (words) => {
    expect(forTheGroup(`《条例》第七条,${words}`, CITIZEN)).toMatchObject({ ok: false });
  });

  it('holds a document, an article and a year', () => {
    const words = '《不动产登记暂行条例》第七条、示政办发〔2018〕12号';
    expect(forTheGroup(words, CITIZEN)).toEqual({ ok: true, value: words });
    expect(forTheGroup(words, { name: '' })).toMatchObject({ ok: true });
  });

  it.each([
    [(n: number, who: string) => `答 ${n} 否 ${who}名下没有`],
    [(n: number, who: string) => `退回 ${n} 《条例》第七条,${who} 县住房和城乡建设局`],
    [(n: number, who: string) => `退回 ${n} ${who} 县住房和城乡建设局`],
  ])('is refused to who answers, and no card and no reply says it again: %s', async (line) => {
    const number = await county.ask(await county.runningTask());
    const { publicNumber, verifier } = await county.find(number);
    const before = await county.cards(`inquiry-${publicNumber}`);
    for (const who of [CITIZEN.name, CITIZEN.idNumber]) {
      const said = await county.type(verifier ?? '', line(number, who), 'group');
      expect(said).toContain('inquiry-words-personal');
      expect(said).not.toContain(who);
    }
    expect(await county.cards(`inquiry-${publicNumber}`)).toEqual(before);
    expect((await county.find(number)).state).toBe('dispatched');
  });

  it('is refused to the reform office as well, and so is a ruling that fills a page', async () => {
    const number = await county.ask(await county.runningTask());
    for (const other of ['县住房和城乡建设局', '县不动产登记中心']) {
      const { verifier } = await county.find(number);
      await county.type(verifier ?? '', `退回 ${number} 《条例》第七条 ${other}`);
    }
    const rule = (words: string) => county.type('s038', `终审 ${number} 县不动产登记中心 ${words}`);
    expect(await rule(`${CITIZEN.name}的房子归它`)).toContain('inquiry-words-personal');
    expect(await rule('归'.repeat(121))).toContain('ruling-too-long');
    expect((await county.find(number)).state).toBe('ruling');
    expect(await rule('房屋登记由其负责')).toContain('终审:由县不动产登记中心');
  });
});
