import { beforeAll, describe, expect, it } from 'vitest';
import { crossValidate, judgeWith, seeAll } from '../../server/question-engine/learning/cross-validate.ts';
import { type Figures, measure } from '../../server/question-engine/learning/measure.ts';
import type { Outcome } from '../../server/question-engine/learning/outcome.ts';
import { questionRig } from './rig.ts';

let rig: Awaited<ReturnType<typeof questionRig>>;
let labelled: Figures;
let spoken: Figures;
let independent: Figures;
let committed: Outcome[];

beforeAll(async () => {
  rig = await questionRig();
  const { knowledge, twins, resources } = rig;
  const seen = seeAll(knowledge, [...rig.labelled, ...rig.spoken]);
  const outcomes = crossValidate(seen, twins);
  const own = new Set(rig.labelled);
  labelled = measure(outcomes.filter((outcome) => own.has(outcome.labelled)));
  spoken = measure(outcomes.filter((outcome) => !own.has(outcome.labelled)));
  independent = measure(judgeWith(seeAll(knowledge, rig.independent), resources.weights, twins));
  const known = seen.filter((each) => own.has(each.labelled));
  committed = judgeWith(known, resources.weights, twins);
}, 240_000);

/** Floors a little under what `npm run train` printed last: a change that falls through them must say why. */
describe('figures of the question engine', () => {
  it('holds its floors where people know what the paper is called, in cross-validation', () => {
    expect(labelled.top1.share).toBeGreaterThanOrEqual(0.92);
    expect(labelled.top3.share).toBeGreaterThanOrEqual(0.97);
    expect(labelled.coverage.share).toBeGreaterThanOrEqual(0.75);
    expect(labelled.answeredWrong.share).toBeLessThanOrEqual(0.03);
    expect(labelled.reached.share).toBeGreaterThanOrEqual(0.94);
    expect(labelled.outOfScopeAnswered.share).toBeLessThanOrEqual(0.02);
    expect(labelled.calibrationError).toBeLessThanOrEqual(0.08);
  });

  it('holds its floors where people describe the paper, in cross-validation', () => {
    expect(spoken.top1.share).toBeGreaterThanOrEqual(0.85);
    expect(spoken.top3.share).toBeGreaterThanOrEqual(0.93);
    expect(spoken.answeredWrong.share).toBeLessThanOrEqual(0.03);
    expect(spoken.reached.share).toBeGreaterThanOrEqual(0.88);
    expect(spoken.calibrationError).toBeLessThanOrEqual(0.08);
  });

  it('holds its floors on questions that nothing was fitted to', () => {
    expect(independent.top1.share).toBeGreaterThanOrEqual(0.86);
    expect(independent.top3.share).toBeGreaterThanOrEqual(0.95);
    expect(independent.answeredWrong.share).toBeLessThanOrEqual(0.055);
    expect(independent.outOfScopeAnswered.share).toBeLessThanOrEqual(0.04);
  });

  it('answers hardly anything wrongly with the committed weights', () => {
    const now = measure(committed);
    expect(now.answeredWrong.share).toBeLessThanOrEqual(0.02);
    expect(now.outOfScopeAnswered.hits).toBe(0);
  });
});
