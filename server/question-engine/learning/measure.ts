import type { Kind, Outcome } from './outcome.ts';

/** A share with its 95 % Wilson interval. */
export type Share = {
  readonly hits: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

const Z = 1.96;

function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: 0, low: 0, high: 1 };
  const p = hits / of;
  const middle = (p + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of);
  const half = (Z * Math.sqrt((p * (1 - p)) / of + (Z * Z) / (4 * of * of))) / (1 + (Z * Z) / of);
  return { hits, of, share: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

export type Figures = {
  readonly top1: Share;
  readonly top3: Share;
  readonly coverage: Share;
  readonly answeredWrong: Share;
  readonly reached: Share;
  readonly outOfScopeAnswered: Share;
  readonly nearDomainAnswered: Share;
  readonly mustAskAnswered: Share;
  readonly talkRight: Share;
  readonly behaviourRight: Share;
  /** Expected calibration error of the confidence over five equal bins. */
  readonly calibrationError: number;
};

const BINS = 5;

/** Mean distance between what was believed and what held, over the questions that reach the entry ranking. */
function calibrationError(outcomes: readonly Outcome[]): number {
  const judged = outcomes.filter(({ understanding }) =>
    ['requirement', 'unknown'].includes(understanding.subject.kind),
  );
  const bins = Array.from({ length: BINS }, () => ({ believed: 0, held: 0, count: 0 }));
  for (const { understanding, labelled, top1 } of judged) {
    const bin = bins[Math.min(BINS - 1, Math.floor(understanding.confidence * BINS))];
    if (!bin) continue;
    bin.believed += understanding.confidence;
    bin.held += top1 === true && labelled.expected.behaviour === 'answer' ? 1 : 0;
    bin.count += 1;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.believed - bin.held), 0) / Math.max(1, judged.length);
}

/** All figures of a run. */
export function measure(outcomes: readonly Outcome[]): Figures {
  const share = (among: (outcome: Outcome) => boolean, hit: (outcome: Outcome) => boolean): Share => {
    const chosen = outcomes.filter(among);
    return shareOf(chosen.filter(hit).length, chosen.length);
  };
  const of = (kind: Kind) => (outcome: Outcome) => outcome.kind === kind;
  const ranked = (outcome: Outcome): boolean =>
    outcome.top1 !== null &&
    outcome.kind === 'in-scope' &&
    outcome.labelled.expected.acceptableCertificates.length === 0;
  return {
    top1: share(ranked, (each) => each.top1 === true),
    top3: share(ranked, (each) => each.top3 === true),
    coverage: share(of('in-scope'), (each) => each.answered),
    answeredWrong: share(of('in-scope'), (each) => each.answered && !each.right),
    reached: share(of('in-scope'), (each) => each.reached),
    outOfScopeAnswered: share(of('out-of-scope'), (each) => each.answered),
    nearDomainAnswered: share(of('near-domain'), (each) => each.answered),
    mustAskAnswered: share(of('must-ask'), (each) => each.answered),
    talkRight: share(of('talk'), (each) => each.right),
    behaviourRight: share(
      () => true,
      (each) => each.understanding.behaviour === each.labelled.expected.behaviour,
    ),
    calibrationError: calibrationError(outcomes),
  };
}
