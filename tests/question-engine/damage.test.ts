import { Converter } from 'opencc-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { hear } from '../../server/core/question/observe.ts';
import { judgeWith, seeAll } from '../../server/question-engine/learning/cross-validate.ts';
import type { Labelled } from '../../server/question-engine/learning/labelled.ts';
import { measure } from '../../server/question-engine/learning/measure.ts';
import type { Outcome } from '../../server/question-engine/learning/outcome.ts';
import { damager } from './damaged.ts';
import { questionRig } from './rig.ts';

let rig: Awaited<ReturnType<typeof questionRig>>;
let plain: Outcome[];

beforeAll(async () => {
  rig = await questionRig();
  plain = judged(rig.labelled);
});

function judged(questions: readonly Labelled[]): Outcome[] {
  return judgeWith(seeAll(rig.knowledge, questions), rig.resources.weights, rig.twins);
}

function written(how: (q: string) => string): Outcome[] {
  return judged(rig.labelled.map((each) => ({ ...each, q: how(each.q) })));
}

/** What a citizen notices: what the bot does, and whether it got there. */
function course(outcomes: readonly Outcome[]) {
  return outcomes.map(({ labelled, understanding, reached }) => ({
    id: labelled.id,
    behaviour: understanding.behaviour,
    reached,
  }));
}

/** The pairs put right by sound in questions that nobody damaged. */
function repairsIn(questions: readonly Labelled[]): string[] {
  return questions.flatMap(({ q }) =>
    hear(rig.knowledge, q)
      .repairs.filter((repair) => repair.why === 'homophone')
      .map(({ from, to }) => `${from}→${to}`),
  );
}

describe('a question written otherwise', () => {
  it('loses nothing in traditional characters', () => {
    expect(course(written(Converter({ from: 'cn', to: 't' })))).toEqual(course(plain));
  });

  it('loses nothing in full-width letters', () => {
    const wide = (q: string): string =>
      q.replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    expect(course(written(wide))).toEqual(course(plain));
  });

  it('loses nothing without punctuation', () => {
    expect(course(written((q) => q.replace(/[\p{P}\p{S}]+/gu, '')))).toEqual(course(plain));
  });

  it('loses at most two in a hundred with a word written by its sound', () => {
    const damage = damager(rig.knowledge, rig.resources.syllables);
    const damaged = rig.labelled.map(damage);
    const before = measure(plain).reached.share;
    const after = measure(judged(damaged.map((each) => each.labelled))).reached.share;
    const hurt = damaged.filter(({ from }) => from !== '');
    const mended = hurt.filter(({ labelled, from }) => hear(rig.knowledge, labelled.q).read.includes(from));
    console.log(
      `${hurt.length} damaged, ${mended.length} put right; reached ${before.toFixed(3)} → ${after.toFixed(3)}`,
    );
    expect(before - after).toBeLessThanOrEqual(0.02);
    expect(mended.length / hurt.length).toBeGreaterThanOrEqual(0.45);
  });

  it('is put right only where it is wrong', () => {
    expect(repairsIn(rig.labelled)).toEqual(['深份→身份']);
    expect(repairsIn(rig.spoken)).toEqual(['正明→证明', '直照→执照', '社宝→社保']);
    expect(repairsIn(rig.independent).length).toBeLessThanOrEqual(4);
  });
});
