import type { Conversation } from '../core/conversation/conversation.ts';
import type { HandOver } from '../core/hand-over/hand-over.ts';
import { done, type Result, refused } from '../core/result.ts';
import type { Records } from '../ports/store.ts';

export type LockedHandOver = { readonly handOver: HandOver; readonly conversation: Conversation | null };

/** A hand-over as it is once its conversation is ours: whoever changes either waits for the other. */
export async function lockHandOver(
  { handOvers, conversations }: Pick<Records, 'handOvers' | 'conversations'>,
  number: number,
): Promise<Result<LockedHandOver>> {
  const known = await handOvers.find(number);
  const conversation = known && (await conversations.load(known.talk));
  const handOver = known && (await handOvers.find(number));
  if (handOver) return done({ handOver, conversation });
  return refused('hand-over-unknown', `没有 ${number} 号转人工。`, '编号写在群里那条“转人工”的开头,照着再发一次。');
}
