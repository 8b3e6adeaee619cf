import type { Answer } from '../../core/answer/answer.ts';
import type { Conversation } from '../../core/conversation/conversation.ts';
import { NO_FOCUS } from '../../core/conversation/focus.ts';
import type { Entrusting } from '../../core/task/entrusting.ts';
import type { Instant } from '../../core/time.ts';

/** Time to look for the identity card. */
const REMEMBERED = 30 * 60_000;

/** The conversation waits for what was asked; what was said so far stays in it, sealed like all of it. */
export function awaiting(
  conversation: Conversation,
  entrusting: Entrusting,
  asked: Answer,
  now: Instant,
): Conversation {
  const { choices } = asked;
  const pending = { about: 'entrust', question: '', asks: '', focus: NO_FOCUS, choices, entrusting } as const;
  return { ...conversation, pending, failures: 0, expiresAt: now + REMEMBERED };
}
