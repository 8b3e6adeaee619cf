import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../server/app/answer-question.ts';
import type { Knowledge } from '../../server/app/means.ts';
import { usedFor } from '../../server/core/answer/choices.ts';
import { useSaid, usesInDoubt } from '../../server/core/answer/use-said.ts';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import { plainName } from '../../server/core/catalogue/family.ts';
import type { Requirement } from '../../server/core/catalogue/requirement.ts';
import { NO_FOCUS } from '../../server/core/conversation/focus.ts';
import type { Understanding } from '../../server/core/question/understanding.ts';
import { shippedKnowledge } from '../rigs/county.ts';
import { catalogue, circumstances, list, matter, row, understood } from '../rigs/small-catalogue.ts';

const INCOME = 'cn-income';
const known = catalogue({
  matters: [
    matter({ name: '最低生活保障', aliases: ['低保'] }),
    matter({ name: '公租房申请', aliases: ['公租房'] }),
    matter({ name: '临时救助', complete: false }),
  ],
  requirements: [
    row({ id: INCOME, name: '低保的收入证明、困难证明', aliases: ['收入证明'], matters: ['最低生活保障'] }),
    row({ id: 'cn-guardian', name: '监护证明', matters: ['收养登记'] }),
  ],
  lists: [
    list(1, '2020-01-01', [
      row({ id: 'sf-1', from: INCOME, name: '低保的收入证明、困难证明', matters: ['最低生活保障'] }),
      row({ id: 'sf-2', name: '公租房无人监护证明', matters: ['公租房申请'] }),
      row({ id: 'sf-3', name: '单位收入证明', aliases: ['收入证明'], matters: ['公租房申请'] }),
      row({ id: 'sf-4', name: '住房证明(租的)', matters: ['公租房申请'] }),
      row({ id: 'sf-5', name: '住房证明(买的)', matters: ['公租房申请'] }),
      row({ id: 'sf-6', name: '困难证明', matters: ['临时救助'] }),
    ]),
  ],
});
const RIVALS = [INCOME, 'sf-2', 'sf-3', 'sf-4', 'sf-5', 'sf-6'].map((id) => ({ id, belief: 0.2 }));

function said(read: string, heard: string | null, more: Partial<Understanding> = {}) {
  const understanding = understood(INCOME, { read, behaviour: 'ask-back', matter: heard, rivals: RIVALS, ...more });
  return useSaid(understanding, circumstances(known));
}

describe('paper and matter, both said', () => {
  it('are what the county’s row is about, by its own name or that of what it derives from', () => {
    expect(said('办低保还要收入证明吗', '最低生活保障')).toEqual({ requirement: INCOME, matter: '最低生活保障' });
    expect(said('公租房申请还要收入证明吗', '公租房申请')).toEqual({ requirement: 'sf-3', matter: '公租房申请' });
  });

  it.each([
    ['收入证明还要吗', '最低生活保障', 'the matter was only inferred'],
    ['我是低保户要收入证明吗', '最低生活保障', 'it says who he is'],
    ['吃低保的申请公租房要收入证明吗', '公租房申请', 'two matters were said'],
    ['办低保要收入证明和居住证明吗', '最低生活保障', 'two papers were said'],
    ['申请公租房要监护证明吗', '公租房申请', 'a name that only ends so may say the opposite'],
    ['申请公租房要住房证明吗', '公租房申请', 'two papers are called so'],
    ['临时救助要困难证明吗', '临时救助', 'the list of that matter may not be all'],
  ])('%s is asked about: %#', (read, heard, _why) => {
    expect(said(read, heard)).toBeNull();
  });

  it('count only where the row is among those that may be meant', () => {
    expect(said('办低保还要收入证明吗', '最低生活保障', { rivals: [{ id: 'sf-3', belief: 1 }] })).toBeNull();
  });

  it('count only at home: the list of another place is another one', () => {
    expect(said('义乌办低保还要收入证明吗', '最低生活保障', { place: '330782' })).toBeNull();
  });
});

describe('a paper that several matters ask for', () => {
  const inDoubt = (read: string, heard: string | null) =>
    usesInDoubt(understood(INCOME, { read, matter: heard, rivals: RIVALS }), circumstances(known));

  it('is in doubt where one was heard and another was said', () => {
    const doubt = inDoubt('吃低保的申请公租房要收入证明吗', '最低生活保障');
    expect(doubt?.paper).toBe('收入证明');
    expect(doubt?.uses).toEqual([
      { requirement: INCOME, matter: '最低生活保障' },
      { requirement: 'sf-3', matter: '公租房申请' },
    ]);
  });

  it.each([
    ['办低保还要收入证明吗', '最低生活保障'],
    ['我是低保户申请公租房要收入证明吗', '公租房申请'],
    ['吃低保的申请公租房要住房证明吗', '公租房申请'],
    ['收入证明还要吗', null],
  ])('is in no doubt in %s', (read, heard) => {
    expect(inDoubt(read, heard)).toBeNull();
  });
});

describe('the shipped county', () => {
  let knowledge: Knowledge;
  beforeAll(async () => {
    knowledge = await shippedKnowledge({ now: Date.now });
  });

  const answerTo = (question: string, focus = NO_FOCUS) => {
    const result = answerQuestion(knowledge, { question, focus });
    if (!result.ok) throw new Error(result.refusal.message);
    return result.value;
  };
  const callsOf = ({ name, aliases }: Requirement): string[] => [name, ...aliases].map(plainName);
  /** The names of a row of the newest list, and of what it derives from. */
  const namesOf = ({ home, requirements }: Catalogue, id: string | undefined): string[] => {
    const own = home.lists.at(-1)?.rows.find((each) => each.id === id);
    return own ? [own, ...requirements.filter((each) => each.id === own.from)].flatMap(callsOf) : [];
  };

  it('does not ask what an income certificate is for when that was said', () => {
    const { answer } = answerTo('办低保还要收入证明吗');
    expect(answer).toMatchObject({ behaviour: 'answer', verdict: 'not-needed-commitment' });
    expect(answer.citation?.row).toBe('sf-dibao-shouru');
  });

  it('asks which of two matters is meant', () => {
    const { answer } = answerTo('我在工伤期间申请公租房要收入证明吗');
    expect(answer.lines[0]).toBe('收入证明是办哪件事用的?');
    expect(answer.choices.map((each) => each.label)).toEqual(['公租房申请', '工伤认定申请', '都不是']);
    const tapped = { ...NO_FOCUS, ...usedFor(answer.choices[0]?.id ?? '') };
    const { citation } = answerTo('我在工伤期间申请公租房要收入证明吗', tapped).answer;
    expect(citation).toMatchObject({ row: 'sf-gzf-shouru', matter: '公租房申请' });
  });

  it('answers what the engine would ask back only by a row of that matter that is called so', () => {
    const { home } = knowledge.catalogue;
    const papers = new Set(home.lists.at(-1)?.rows.flatMap(callsOf));
    const matters = home.matters.filter((each) => each.complete).map((each) => each.name);
    const pairs = matters.flatMap((matter) => [...papers].map((paper) => ({ matter, paper })));
    const settled = pairs.flatMap((pair) => {
      const { answer, understanding } = answerTo(`${pair.matter}还要${pair.paper}吗`);
      return understanding.behaviour === 'ask-back' && answer.behaviour === 'answer' ? [{ ...pair, answer }] : [];
    });
    expect(settled.length).toBeGreaterThan(20);
    for (const { matter, paper, answer } of settled) {
      expect(answer.citation?.matter).toBe(matter);
      expect(namesOf(knowledge.catalogue, answer.citation?.row)).toContain(paper);
    }
  });
});
