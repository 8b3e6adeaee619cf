import type { Answer } from '../answer/answer.ts';
import type { PlaceId } from '../place.ts';
import type { Entrusting } from '../task/entrusting.ts';
import type { Instant } from '../time.ts';
import type { Focus } from './focus.ts';
import type { Choice } from './message.ts';

/** A question that waits for the citizen's choice. */
export type Pending = {
  /**
   * What is being chosen: a proof or matter that was meant, an exception that must be answered, whether to hand over, or a
   * telephone number for who wants a reply, the particulars of a task he entrusts, which authorisation he takes back, something for
   * a notice of loss or of a found certificate, or what is offered about a commitment.
   */
  readonly about:
    | 'which'
    | 'exception'
    | 'confirm-hand-over'
    | 'contact'
    | 'entrust'
    | 'withdraw'
    | 'notice'
    | 'commitment';
  /** The citizen's own question, kept so that the choice completes it; for a contact, the number of the nomination. */
  readonly question: string;
  /** What he was asked, in the last line of the answer. */
  readonly asks: string;
  /** What he has settled so far. */
  readonly focus: Focus;
  readonly choices: readonly Choice[];
  /** What he has said so far of a task he entrusts. */
  readonly entrusting?: Entrusting;
  /** Case number of the loss notice that is being filled in. */
  readonly notice?: number;
  /** Kind of the certificate that he found. */
  readonly found?: string;
};

/** What the last answer was about: anaphora ("那户口本呢") and correction ("不是,我说的是我儿子的") lean on it. */
export type LastAnswer = {
  readonly question: string;
  readonly matter: string | null;
  readonly requirement: string | null;
  readonly place: PlaceId | null;
  /** Kept whole, so that 要凭条 prints exactly what was said. */
  readonly answer: Answer;
  /** Number of the slip already issued for it; null before. */
  readonly slip: string | null;
};

/** 对话: kept per channel, account, chat and person until it expires. */
export type Conversation = {
  readonly pending: Pending | null;
  readonly last: LastAnswer | null;
  /** Ask-backs in a row that led nowhere: the second asks for confirmation, the third hands over. */
  readonly failures: number;
  readonly heldBy: 'bot' | 'person';
  /** Number of the hand-over while a person holds the conversation, and of the last one afterwards. */
  readonly handOver: number | null;
  /** The last turns, scrubbed of personal data: the transcript of a hand-over. */
  readonly turns: readonly {
    readonly from: 'citizen' | 'bot' | 'staff';
    readonly text: string;
    readonly at: Instant;
  }[];
  readonly expiresAt: Instant;
};
