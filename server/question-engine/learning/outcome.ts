import type { Understanding } from '../../core/question/understanding.ts';
import type { Labelled } from './labelled.ts';
import type { Twins } from './twins.ts';

/** What kind of question it was: what ought to have happened. */
export type Kind = 'in-scope' | 'must-ask' | 'near-domain' | 'out-of-scope' | 'talk';

/** How one question went. */
export type Outcome = {
  readonly labelled: Labelled;
  readonly kind: Kind;
  readonly understanding: Understanding;
  /** Entry ranking, where the label names entries: the best family, and one of the first three. Null elsewhere. */
  readonly top1: boolean | null;
  readonly top3: boolean | null;
  readonly answered: boolean;
  readonly right: boolean;
  /** Right at once or by one tap after asking back. */
  readonly reached: boolean;
};

function kindOf({ expected }: Labelled): Kind {
  if (expected.behaviour === 'ask-back') return 'must-ask';
  if (expected.intent === 'out-of-scope') return 'out-of-scope';
  if (expected.behaviour === 'hand-over') return 'near-domain';
  const named = expected.acceptable.length > 0 || expected.acceptableCertificates.length > 0;
  return expected.behaviour === 'answer' && named ? 'in-scope' : 'talk';
}

function certificateFits(labelled: Labelled, ids: readonly string[]): boolean {
  return ids.some((id) => labelled.expected.acceptableCertificates.includes(id));
}

function isRight(labelled: Labelled, understanding: Understanding, top1: boolean | null): boolean {
  const { subject, intent, behaviour } = understanding;
  if (behaviour !== labelled.expected.behaviour) return false;
  if (subject.kind === 'requirement') return top1 === true;
  if (subject.kind === 'certificate') return certificateFits(labelled, understanding.certificates.slice(0, 1));
  if (certificateFits(labelled, understanding.certificates)) return true;
  return intent === labelled.expected.intent;
}

/** Compares what was understood with the label. */
export function judge(labelled: Labelled, understanding: Understanding, twins: Twins): Outcome {
  const { acceptable } = labelled.expected;
  const fits = understanding.candidates.map((candidate) => twins.sameFamily(candidate.id, acceptable));
  const top1 = acceptable.length === 0 ? null : fits[0] === true;
  const top3 = acceptable.length === 0 ? null : fits.some(Boolean);
  const asksPlace = understanding.subject.kind === 'requirement' && understanding.rivalPlaces.length > 1;
  const right = !asksPlace && isRight(labelled, understanding, top1);
  const asks = asksPlace ? top1 === true : understanding.behaviour === 'ask-back';
  const offered = asks && (top3 === true || certificateFits(labelled, understanding.certificates));
  return {
    labelled,
    kind: kindOf(labelled),
    understanding,
    top1,
    top3,
    answered: understanding.behaviour === 'answer' && !asksPlace,
    right,
    reached: right || offered,
  };
}
