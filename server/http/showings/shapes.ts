import type { ParsedUrlQuery } from 'node:querystring';
import * as z from 'zod';
import type { ChallengeForm } from '../../core/commitment/challenge.ts';
import { done, type Result } from '../../core/result.ts';
import { refusedWith } from '../refusals.ts';

const query = z.strictObject({
  page: z
    .string()
    .regex(/^(?:[1-9]|10)$/, { error: 'board-too-deep' })
    .transform(Number)
    .optional(),
});

const form = z.strictObject({
  reason: z
    .string()
    .regex(/^[1-9]?$/)
    .transform(Number)
    .default(0),
  words: z.string().max(2_000).default(''),
  contact: z.string().max(200).default(''),
});

/** Which page of the list, from 1. */
export function readPage(given: ParsedUrlQuery): Result<number> {
  const parsed = query.safeParse(given);
  return parsed.success ? done(parsed.data.page ?? 1) : refusedWith(parsed.error, 'filter-malformed');
}

/** Null for anything that the page does not send. */
export function readChallengeForm(body: unknown): ChallengeForm | null {
  const parsed = form.safeParse({ ...(body as object) });
  return parsed.success ? parsed.data : null;
}
