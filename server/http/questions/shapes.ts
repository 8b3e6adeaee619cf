import { createHash, randomBytes } from 'node:crypto';
import { done, type Result } from '../../core/result.ts';
import { type QuestionAsked, schemas } from '../contract.ts';
import { refusedWith } from '../refusals.ts';
import type { Asked } from '../uses.ts';

/** A question as it came in: its body, and the sender's own key for it. */
type Received = { readonly body: unknown; readonly key: string | undefined };

/** Checks a question at the door and gives it a conversation when it brings none. */
export function readQuestion({ body, key }: Received): Result<Asked> {
  const keyed = schemas.idempotency.safeParse({ 'idempotency-key': key });
  if (!keyed.success) return refusedWith(keyed.error, 'key-malformed');
  const parsed = schemas.questionAsked.safeParse(body);
  if (!parsed.success) return refusedWith(parsed.error, 'json-unreadable');
  return done(asked(parsed.data, key));
}

function asked({ conversation, ...question }: QuestionAsked, key: string | undefined): Asked {
  const id = conversation ?? (key === undefined ? newConversation() : conversationOf(key));
  const given = Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
  return { talk: { channel: 'web', account: 'web', chat: id, person: id }, messageId: key ?? null, ...given };
}

/** 128 random bits: whoever knows the id may go on with the conversation, so it must not be guessable. */
export function newConversation(): string {
  return randomBytes(16).toString('base64url');
}

/** A first message sent twice must land in one conversation, though it names none: the key decides which. */
function conversationOf(key: string): string {
  return createHash('sha256').update(`conversation ${key}`).digest().subarray(0, 16).toString('base64url');
}
