import { beforeAll, describe, expect, it } from 'vitest';
import { crossValidate, judgeWith, seeAll } from '../../server/question-engine/learning/cross-validate.ts';
import type { Seen } from '../../server/question-engine/learning/fit-weights.ts';
import { type Figures, measure } from '../../server/question-engine/learning/measure.ts';
import type { Outcome } from '../../server/question-engine/learning/outcome.ts';
import { questionRig } from './rig.ts';

let rig: Awaited<ReturnType<typeof questionRig>>;
let seen: Seen[];
let figures: Figures;
let committed: Outcome[];

beforeAll(async () => {
  rig = await questionRig();
  seen = seeAll(rig.knowledge, rig.labelled);
  figures = measure(crossValidate(seen, rig.twins));
  committed = judgeWith(seen, rig.resources.weights, rig.twins);
});

/** Floors a little under what `npm run train` printed last: a change that falls through them must say why. */
describe('figures of the question engine', () => {
  it('holds its floors in cross-validation', () => {
    expect(figures.top1.share).toBeGreaterThanOrEqual(0.92);
    expect(figures.top3.share).toBeGreaterThanOrEqual(0.96);
    expect(figures.coverage.share).toBeGreaterThanOrEqual(0.72);
    expect(figures.answeredWrong.share).toBeLessThanOrEqual(0.025);
    expect(figures.reached.share).toBeGreaterThanOrEqual(0.94);
    expect(figures.outOfScopeAnswered.share).toBeLessThanOrEqual(0.02);
    expect(figures.calibrationError).toBeLessThanOrEqual(0.08);
  });

  it('answers hardly anything wrongly with the committed weights', () => {
    const now = measure(committed);
    expect(now.answeredWrong.share).toBeLessThanOrEqual(0.02);
    expect(now.outOfScopeAnswered.hits).toBe(0);
  });

  it('loses nothing to full-width letters', () => {
    const bare = seeAll(
      rig.knowledge,
      rig.labelled.map((each) => ({
        ...each,
        q: each.q.replace(/[!-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      })),
    );
    const behaviours = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => outcome.understanding.behaviour);
    expect(behaviours(judgeWith(bare, rig.resources.weights, rig.twins))).toEqual(behaviours(committed));
  });
});
