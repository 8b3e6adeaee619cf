import type { PlaceId } from '../place.ts';
import type { FeatureName } from './features.ts';

export type Intent =
  | 'proof'
  | 'materials'
  | 'lost-notice'
  | 'commitment'
  | 'runner'
  | 'complaint'
  | 'status'
  | 'smalltalk'
  | 'out-of-scope';

export type Behaviour = 'answer' | 'ask-back' | 'hand-over' | 'chat';

/** What the question is about. The engine says what was asked; it never says what holds. */
export type Subject =
  /** A proof of the catalogue: see `candidates`. */
  | { readonly kind: 'requirement' }
  /** A lost certificate: see `certificates`. */
  | { readonly kind: 'certificate' }
  /** What to bring for a matter: see `matter`. */
  | { readonly kind: 'materials' }
  /** A paper the citizen already holds (身份证, 户口簿): not a proof. */
  | { readonly kind: 'licence'; readonly name: string }
  /** A prepared topic of data/topics.json: emergencies, privacy, commitments in general, runners, complaints, small talk. */
  | { readonly kind: 'topic'; readonly id: string }
  /** Only shell words: "我要开证明". */
  | { readonly kind: 'nothing-named' }
  /** A proof or a thing that the catalogue does not know. `proofNamed` when a proof name was said ("道士证明"). */
  | { readonly kind: 'unknown'; readonly proofNamed: string | null };

export type Repair = {
  readonly from: string;
  readonly to: string;
  readonly why: 'homophone' | 'dialect' | 'traditional';
};

/** One catalogue entry that may be meant. `id` is a shipped requirement id, or a home id without `from`. */
export type Candidate = { readonly id: string; readonly family: string; readonly score: number };

/** An entry that may still be meant; of one family there may be several. `belief`: its share among all entries found, 0 to 1. */
export type Rival = { readonly id: string; readonly belief: number };

/** What spoke for the winner, in order of weight; `share` sums to 1 over the features that spoke for it. */
export type Explanation = {
  readonly spans: readonly string[];
  readonly concepts: readonly string[];
  readonly features: readonly { readonly name: FeatureName; readonly share: number }[];
};

/** A question as understood. Deterministic: the same text, tables and context give the same value on every machine. */
export type Understanding = {
  /** As typed, trimmed. */
  readonly text: string;
  /** As read, after normalising and repair. */
  readonly read: string;
  readonly repairs: readonly Repair[];
  readonly intent: Intent;
  /**
   * What the engine advises. The answer may turn an `answer` into an `ask-back` or `hand-over`; the other way only where what would be asked
   * back was said (use-said.ts).
   */
  readonly behaviour: Behaviour;
  readonly subject: Subject;
  /** Best first, at most three, one per family unless the variants of one family are what must be asked. */
  readonly candidates: readonly Candidate[];
  /** Every entry that may be meant, best first, at most sixteen: what to ask next is chosen so that it tells these apart. */
  readonly rivals: readonly Rival[];
  /** Certificate kinds (data/certificates.json), best first, at most three. */
  readonly certificates: readonly string[];
  /** The matter recognised, in the catalogue's own words. */
  readonly matter: string | null;
  /** A place named in the question; null when none was, or several. */
  readonly place: PlaceId | null;
  /** Several places named, of which one may be meant; empty as a rule. */
  readonly rivalPlaces: readonly PlaceId[];
  /** The village or the police was named as the one who should issue: 村里还给开吗. */
  readonly issuer: 'village' | 'police' | null;
  /** Calibrated probability that the first candidate is the entry asked about. */
  readonly confidence: number;
  /** Calibrated probability that it is among the three. */
  readonly confidenceAmongThree: number;
  /** The further questions of a message that holds more than one; empty as a rule. */
  readonly others: readonly string[];
  /** Words of two to six characters that no word of the lexicon, no name and no description accounted for. */
  readonly unexplained: readonly string[];
  readonly explanation: Explanation;
};

/** What an earlier turn of the conversation lends to this one: "那户口本呢" is about the matter of the last question. */
export type QuestionContext = {
  readonly matter: string | null;
  readonly requirement: string | null;
  readonly place: PlaceId | null;
};
