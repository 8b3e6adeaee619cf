import type { Talk } from '../conversation/message.ts';
import type { VerifiedIdentity } from '../people/verified-identity.ts';
import type { PlaceId } from '../place.ts';
import type { CheckPhoto } from '../task/check-photo.ts';
import type { Day, Instant } from '../time.ts';
import type { CheckMethod } from './commitment-rules.ts';
import type { CommitmentText } from './commitment-text.ts';
import type { Exemption } from './exemption.ts';
import type { Showing } from './showing.ts';
import type { Signature } from './signature.ts';
import type { CommitmentState } from './state.ts';

/** What who checked it found, and where; never public. */
type Finding = {
  /** Staff id. */
  readonly by: string;
  readonly at: Instant;
  readonly where: string;
  readonly what: string;
  /** Absent where none was taken. */
  readonly photos?: readonly CheckPhoto[];
};

/** 告知承诺书 with everything that only who signed it and who checks it may see. The public sees a CommitmentReceipt and nothing else. */
export type Commitment = {
  /** The number that people type: 受理号. */
  readonly case: number;
  /** `CN-20210510-0001`; null before it is signed. */
  readonly number: string | null;
  readonly state: CommitmentState;
  /** Id of the row of the county's list that is signed for. */
  readonly row: string;
  readonly proof: string;
  readonly matter: string | null;
  readonly signer: { readonly talk: Talk; readonly recipient: string | null };
  /** Ids of the questions that he answered rightly. */
  readonly understood: readonly string[];
  /** Where he lives or the place is, a village where it is shown to everybody: whose group checks it. */
  readonly town: PlaceId | null;
  /** His answer to the particular of the form. */
  readonly particular: string | null;
  /** The identity request that is open; null when none is. */
  readonly identityRequest: string | null;
  readonly identity: VerifiedIdentity | null;
  /** As it was shown when he signed. */
  readonly text: CommitmentText | null;
  readonly signature: Signature | null;
  readonly check: { readonly how: CheckMethod; readonly due: Day } | null;
  /** Number of the task that checks it; null as long as nobody has to go: it is shown to everybody. */
  readonly task: number | null;
  /** When the case that it was signed for was decided. */
  readonly decidedAt: Instant | null;
  readonly finding: Finding | null;
  /** Why nobody checks it; absent when somebody does. */
  readonly exemption?: Exemption;
  /** Absent where it is checked by colleagues from the beginning. */
  readonly showing?: Showing;
  /** What he said against the finding. */
  readonly objection: string | null;
  /** What was said with the last decision of a colleague. */
  readonly reason: string | null;
  readonly reached: Readonly<Partial<Record<CommitmentState, Instant>>>;
  readonly revision: number;
};

export function newCommitment(
  given: Pick<Commitment, 'case' | 'row' | 'proof' | 'matter' | 'signer'>,
  at: Instant,
): Commitment {
  return {
    ...given,
    ...{ number: null, state: 'draft', understood: [], town: null, particular: null },
    ...{ identityRequest: null, identity: null, text: null, signature: null, check: null, task: null },
    ...{ decidedAt: null, finding: null, objection: null, reason: null },
    ...{ reached: { draft: at }, revision: 1 },
  };
}

export function isSigners({ signer: { talk } }: Commitment, account: Pick<Talk, 'channel' | 'person'>): boolean {
  return talk.channel === account.channel && talk.person === account.person;
}
