import { describe, expect, it } from 'vitest';
import { AFTER_ANSWER, chooseMatter, NO, NONE, YES } from '../../server/core/answer/choices.ts';
import { decide } from '../../server/core/answer/decide.ts';
import { afterDecision, afterHandOver, fresh, lapsed, rungOf } from '../../server/core/conversation/advance.ts';
import type { Conversation } from '../../server/core/conversation/conversation.ts';
import { NO_FOCUS } from '../../server/core/conversation/focus.ts';
import { spokenChoice } from '../../server/core/conversation/spoken-choice.ts';
import { readTurn } from '../../server/core/conversation/turn.ts';
import { catalogue, circumstances, list, row, understood } from '../rigs/small-catalogue.ts';

const NOW = 1_800_000_000_000;
const text = (said: string) => ({ kind: 'text', text: said }) as const;
const choices = [chooseMatter('孩子上学'), chooseMatter('买房贷款'), NONE];
const waiting: Conversation = {
  ...fresh(NOW),
  pending: { about: 'which', question: '居住证明还要吗', asks: '', focus: NO_FOCUS, choices },
};
const known = catalogue({ lists: [list(1, '2018-03-20', [row({ id: 'sf-1', matters: ['义务教育阶段报名'] })])] });
const answered = afterDecision(
  fresh(NOW),
  {
    question: '上学报名要居住证明吗',
    matter: '义务教育阶段报名',
    requirement: 'sf-1',
    place: null,
    answer: decide(understood('sf-1'), NO_FOCUS, circumstances(known)),
    slip: null,
  },
  NOW,
);

describe('a choice', () => {
  it.each(['2', '2', '2。', '选2', '第二个', '回复2', '买房贷款', '买房', '买房贷款用的'])(
    'is the same act by tap, number and words: %s',
    (said) => {
      expect(spokenChoice(said, choices)?.label).toBe('买房贷款');
    },
  );

  it.each([
    ['是的', YES.id],
    ['对', YES.id],
    ['不是', NO.id],
    ['没有', NO.id],
  ])('hears yes and no: %s', (said, id) => {
    expect(spokenChoice(said, [YES, NO])?.id).toBe(id);
  });

  it.each(['', '9', '我要开证明', '的'])('is not heard in %j', (said) => {
    expect(spokenChoice(said, choices)).toBeNull();
  });

  it('settles the pending question', () => {
    const turn = readTurn(waiting, text('1'), NOW);
    expect(turn).toMatchObject({ kind: 'question', text: '居住证明还要吗', focus: { matter: '孩子上学' } });
    expect(readTurn(waiting, { kind: 'choice', id: choices[0]?.id ?? '' }, NOW)).toEqual(turn);
  });

  it('that was not offered is stale, whatever it says', () => {
    expect(readTurn(waiting, { kind: 'choice', id: 'matter:别的' }, NOW)).toEqual({ kind: 'stale-choice' });
    expect(readTurn(null, { kind: 'choice', id: 'yes' }, NOW)).toEqual({ kind: 'stale-choice' });
  });
});

describe('what a message amounts to', () => {
  it('reads other words together with the pending question, and alone', () => {
    expect(readTurn(waiting, text('给孩子报幼儿园'), NOW)).toMatchObject({
      text: '给孩子报幼儿园',
      together: '居住证明还要吗,给孩子报幼儿园',
    });
  });

  it('borrows the matter for 那户口本呢', () => {
    expect(readTurn(answered, text('那户口本呢?'), NOW)).toMatchObject({
      text: '那户口本呢?',
      context: { matter: '义务教育阶段报名', requirement: 'sf-1' },
    });
  });

  it('takes 不是,我说的是我儿子的 as a correction of the last question', () => {
    expect(readTurn(answered, text('不是,我说的是我儿子的'), NOW)).toMatchObject({
      corrects: true,
      together: '上学报名要居住证明吗,我儿子的',
    });
  });

  it('lets buttons be typed by number after an answer', () => {
    expect(AFTER_ANSWER[0]?.id).toBe('slip');
    expect(readTurn(answered, text('1'), NOW)).toEqual({ kind: 'command', command: 'slip' });
    expect(readTurn(answered, text('找人'), NOW)).toEqual({ kind: 'command', command: 'person' });
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'takes %s for a question like any other',
    (said) => {
      expect(readTurn(answered, text(said), NOW)).toMatchObject({ kind: 'question', text: said });
      expect(readTurn(answered, { kind: 'choice', id: said }, NOW)).toEqual({ kind: 'stale-choice' });
    },
  );

  it('forgets after half an hour', () => {
    const later = NOW + 31 * 60_000;
    expect(readTurn(waiting, text('1'), later)).toEqual({ kind: 'rated', stars: 1, text: '1' });
    expect(readTurn(waiting, text('居住证明'), later)).toMatchObject({ kind: 'question', focus: NO_FOCUS });
    expect(readTurn(answered, text('那户口本呢'), later)).toMatchObject({ context: null });
  });

  it('is silent while a person holds the conversation, and says so when he let it lapse', () => {
    const held = afterHandOver(fresh(NOW), 56, NOW + 2 * 3_600_000);
    expect(readTurn(held, text('在吗'), NOW + 60_000)).toEqual({ kind: 'silent' });
    expect(lapsed(held, NOW + 60_000)).toBe(false);
    expect(lapsed(held, NOW + 3 * 3_600_000)).toBe(true);
  });

  it.each(['退出', ' 退 出。', '退出\uFF01'])('goes back to the bot when the citizen wants it: %j', (said) => {
    const held = afterHandOver(fresh(NOW), 56, NOW + 60_000);
    const turn = readTurn(held, text(said), NOW);
    expect(turn).toEqual({ kind: 'command', command: 'leave' });
    expect(readTurn(held, text('菜单'), NOW)).toEqual({ kind: 'silent' });
  });

  it('climbs from asking to confirming to handing over', () => {
    expect([1, 2, 3, 4].map(rungOf)).toEqual(['ask', 'confirm', 'hand-over', 'hand-over']);
  });
});
