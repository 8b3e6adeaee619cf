import type { Answer } from '../../core/answer/answer.ts';
import type { Conversation } from '../../core/conversation/conversation.ts';
import { NO_FOCUS } from '../../core/conversation/focus.ts';
import type { Instant } from '../../core/time.ts';

/** Time to read it through. */
const REMEMBERED = 30 * 60_000;

/** What is offered may be typed by its number; whatever else is said goes on as if nothing had been offered. */
export function offering(conversation: Conversation, { choices }: Answer, now: Instant): Conversation {
  const pending = { about: 'commitment', question: '', asks: '', focus: NO_FOCUS, choices } as const;
  return { ...conversation, pending, failures: 0, expiresAt: now + REMEMBERED };
}
