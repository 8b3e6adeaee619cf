import type { Choice } from '../conversation/message.ts';
import type { PlaceId } from '../place.ts';
import type { Behaviour, Intent } from '../question/understanding.ts';
import type { Day } from '../time.ts';
import type { VerdictName } from './verdict.ts';

/** What an answer rests on, complete enough for a window clerk to check it and for a slip to be compared later. */
export type Citation = {
  readonly place: PlaceId;
  readonly placeName: string;
  /** Public id of the row (shipped id, or home id without `from`). */
  readonly requirement: string;
  /** Id of the very row that decided. */
  readonly row: string;
  readonly proof: string;
  readonly matter: string | null;
  readonly disposition: string | null;
  /** Number and item of the list version; null when the rule is not on the county's own list. */
  readonly list: {
    readonly title: string;
    readonly no: number;
    readonly item: number | null;
    readonly effectiveOn: Day;
  } | null;
  readonly basis: string;
  /** How the citizen answered the row's exception question; null when it was not asked. */
  readonly exception: 'yes' | 'no' | null;
  /** Things the source did not say and the county has not confirmed. */
  readonly unconfirmed: boolean;
};

/** One complete answer, the same for every channel. */
export type Answer = {
  readonly behaviour: Behaviour;
  readonly intent: Intent;
  readonly proofId: string | null;
  readonly certificateKind: string | null;
  readonly candidates: readonly string[];
  readonly verdict: VerdictName;
  /** The first line, with 〈〉 filled in. */
  readonly headline: string;
  /** At most six further lines. */
  readonly lines: readonly string[];
  /** For an ask-back: up to three candidates and 都不是. Otherwise what can be done next. */
  readonly choices: readonly Choice[];
  readonly citation: Citation | null;
  readonly confidence: number;
  /** "Why this answer", in one line. */
  readonly why: string;
  /** The day and place it holds for. */
  readonly on: Day;
  readonly place: PlaceId;
};
