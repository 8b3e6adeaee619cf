import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../server/app/answer-question.ts';
import type { Understanding } from '../../server/core/question/understanding.ts';
import { catalogue, circumstances, list, row, understood } from '../rigs/small-catalogue.ts';

const known = catalogue({
  lists: [
    list(1, '2018-03-20', [
      row({ id: 'sf-1', name: '居住证明' }),
      row({ id: 'sf-2', name: '诊断证明', disposition: 'retained' }),
    ]),
  ],
});

/** Understands three fixed sentences, so that only the joining is on trial. */
function knowledge(others: readonly string[]) {
  const meanings: Record<string, Understanding> = {
    both: understood('sf-1', { others }),
    second: understood('sf-2'),
    vague: understood('sf-2', { behaviour: 'ask-back' }),
  };
  const engine = { version: 'test', understand: (text: string) => meanings[text] ?? understood('sf-1') };
  return { ...circumstances(known), engine, clock: { now: () => Date.parse('2026-11-22T01:00:00Z') } };
}

describe('two questions in one message', () => {
  it('are answered as two, the second in one line', () => {
    const result = answerQuestion(knowledge(['second']), { question: 'both' });
    expect(result.ok && result.value.answer.headline).toBe('不用交');
    expect(result.ok && result.value.answer.lines.at(-1)).toBe('还问了“second”:还需要(诊断证明)');
  });

  it('never guess the second', () => {
    const result = answerQuestion(knowledge(['vague']), { question: 'both' });
    expect(result.ok && result.value.answer.lines.at(-1)).toBe('还问了“vague”:这一句请单独再发一次');
  });
});

describe('a question at the door', () => {
  it.each([
    [{ question: '  ' }, 'question-empty'],
    [{ question: '证'.repeat(10_000) }, 'question-too-long'],
    [{ question: 'both', place: '乌托邦' }, 'place-unknown'],
    [{ question: 'both', on: '2026-11-23' }, 'day-ahead'],
    [{ question: 'both', on: '2026-02-30' }, 'day-malformed'],
  ])('is refused with code, sentence and next step: %j', (asked, code) => {
    const result = answerQuestion(knowledge([]), asked);
    expect(result).toMatchObject({ ok: false, refusal: { code } });
    if (!result.ok) expect(result.refusal.message.length * result.refusal.next.length).toBeGreaterThan(0);
  });
});
