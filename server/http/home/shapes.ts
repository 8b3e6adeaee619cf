import { createHash } from 'node:crypto';
import * as z from 'zod';
import { done, type Result } from '../../core/result.ts';
import { readQuestion } from '../questions/shapes.ts';
import { refusedWith } from '../refusals.ts';
import type { Asked } from '../uses.ts';

const form = z.strictObject({
  q: z.string().optional(),
  choice: z.string().optional(),
  /** Label of the tapped choice, to show what was said; it decides nothing. */
  said: z.string().max(200).optional(),
  conversation: z.string().optional(),
  message: z
    .string()
    .regex(/^(?:[A-Za-z0-9_-]{22})?$/)
    .optional(),
});

/** What the page without a script sends: the question, and the words to show as said. */
export type Written = { readonly asked: Asked; readonly said: string };

/** Reads the form. Sending the same page with the same words twice is one message; other words from the same page are another. */
export function readForm(body: unknown): Result<Written> {
  const parsed = form.safeParse(body);
  if (!parsed.success) return refusedWith(null, 'form-unreadable');
  const { q, choice, said, conversation, message } = parsed.data;
  const words = choice === undefined ? (q ?? '') : choice;
  const read = readQuestion({
    body: { ...(choice === undefined ? { q: words } : { choice }), ...(conversation ? { conversation } : {}) },
    key: message ? createHash('sha256').update(`${message} ${words}`).digest('base64url') : undefined,
  });
  if (!read.ok) return read;
  return done({ asked: read.value, said: choice === undefined ? words.trim() : (said ?? choice) });
}

/** The words that stood in the field, to be shown again when they could not be sent. */
export function writtenIn(body: unknown): string {
  const parsed = z.object({ q: z.string().max(2000) }).safeParse(body);
  return parsed.success ? parsed.data.q : '';
}

/** The example that a link writes into the field. */
export function writtenInLink(query: { q?: string | string[] | undefined }): string {
  return typeof query.q === 'string' ? query.q.slice(0, 500) : '';
}
