import { expect, it } from 'vitest';
import { rehearse } from '../../server/app/rehearse.ts';
import { shippedKnowledge } from '../rigs/county.ts';

const knowledge = await shippedKnowledge({ now: Date.now });

function asked(now: string): string[] {
  const questions: string[] = [];
  const engine: typeof knowledge.engine = {
    ...knowledge.engine,
    understand: (question, context) => {
      questions.push(question);
      return knowledge.engine.understand(question, context);
    },
  };
  rehearse({ ...knowledge, engine, clock: { now: () => Date.parse(now) } });
  return questions;
}

it('asks about papers and matters of the list in force, and one word that needs the dictionary', () => {
  const questions = asked('2026-11-22T09:00:00+08:00');
  expect(questions.length).toBeGreaterThan(20);
  expect(knowledge.engine.understand(questions[0] ?? '').repairs).not.toEqual([]);
});

it('finds something to ask before there was any list', () => {
  expect(asked('2017-01-01T09:00:00+08:00').length).toBeGreaterThan(10);
});
