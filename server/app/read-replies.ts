import type { Talk } from '../core/conversation/message.ts';
import type { HandOverLine } from '../core/hand-over/hand-over.ts';
import type { Instant } from '../core/time.ts';
import type { Means } from './means.ts';

/** What a person has said in a conversation, for screens that look by themselves. */
export type Replies = {
  /** Whether a person holds the conversation now. */
  readonly held: boolean;
  /** Number of the hand-over; null when the conversation was never handed over, or is forgotten. */
  readonly handOver: number | null;
  /** Words of the staff, and that they are done, in order. `id` stays the same. */
  readonly lines: readonly {
    readonly id: string;
    readonly from: HandOverLine['from'];
    readonly text: string;
    readonly at: Instant;
  }[];
};

const NONE: Replies = { held: false, handOver: null, lines: [] };

/** Reads without changing anything; an unknown conversation has no replies. */
export function readReplies({ store, clock }: Means, talk: Talk): Promise<Replies> {
  return store.transaction(async ({ conversations, handOvers }) => {
    const conversation = await conversations.peek(talk);
    const number = conversation?.handOver ?? null;
    if (conversation === null || number === null) return NONE;
    const said = await handOvers.said(number);
    const lines = said.map(({ from, text, at }, index) => ({ id: `${number}-${index + 1}`, from, text, at }));
    const held = conversation.heldBy === 'person' && conversation.expiresAt > clock.now();
    return { held, handOver: number, lines: lines.filter(({ from }) => from !== 'citizen') };
  });
}
