import type { Answer } from '../../core/answer/answer.ts';
import type { Conversation, Pending } from '../../core/conversation/conversation.ts';
import { NO_FOCUS } from '../../core/conversation/focus.ts';
import type { Instant } from '../../core/time.ts';

/** Time to look for the number at home; what was said so far is kept for a week besides. */
const REMEMBERED = 30 * 60_000;

/** The conversation waits for what was asked: of a notice that is being filled in, or of a certificate that was found. */
export function awaitingNotice(
  conversation: Conversation,
  about: Pick<Pending, 'notice'> | Pick<Pending, 'found'>,
  { choices }: Answer,
  now: Instant,
): Conversation {
  const pending = { about: 'notice', question: '', asks: '', focus: NO_FOCUS, choices, ...about } as const;
  return { ...conversation, pending, failures: 0, expiresAt: now + REMEMBERED };
}

/** What is offered may be typed by its number; whatever else is said goes on as if nothing had been offered. */
export function offering(conversation: Conversation, answer: Answer, now: Instant): Conversation {
  return answer.choices.length === 0
    ? { ...conversation, pending: null }
    : awaitingNotice(conversation, {}, answer, now);
}
