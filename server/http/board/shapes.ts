import type { ParsedUrlQuery } from 'node:querystring';
import * as z from 'zod';
import type { BoardQuery } from '../../app/notice/read-board.ts';
import { hyphened } from '../../core/notice/notice-act.ts';
import { done, type Result } from '../../core/result.ts';
import { refusedWith } from '../refusals.ts';

const NUMBER = /^YS-\d{8}-\d{4,6}$/;

const query = z.strictObject({
  number: z.string().max(30).optional(),
  kind: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  place: z.string().max(40).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  page: z
    .string()
    .regex(/^(?:[1-9]|10)$/, { error: 'board-too-deep' })
    .transform(Number)
    .optional(),
});

/** What the board is asked for: a number, or a search. A field left empty, as an untouched form sends it, counts as absent. */
export function readBoardQuery(given: ParsedUrlQuery): Result<BoardQuery & { readonly number?: string | undefined }> {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const parsed = query.safeParse(filled);
  return parsed.success ? done(parsed.data) : refusedWith(parsed.error, 'filter-malformed');
}

/** The number of a notice as people write it; null when it is none. */
export function readNoticeNumber(text: string | undefined): string | null {
  const number = hyphened(text ?? '');
  return NUMBER.test(number) ? number : null;
}
