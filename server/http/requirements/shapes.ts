import type { ParsedUrlQuery } from 'node:querystring';
import type { ListQuery } from '../../app/list-requirements.ts';
import { done, type Result } from '../../core/result.ts';
import { schemas } from '../contract.ts';
import { refusedWith } from '../refusals.ts';

export type ListWanted = { readonly query: ListQuery; readonly page: number };

/** Checks the filters of a list. A filter left empty, as an untouched form field sends it, counts as absent. */
export function readListQuery(given: ParsedUrlQuery): Result<ListWanted> {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const parsed = schemas.requirementsWanted.safeParse(filled);
  if (!parsed.success) return refusedWith(parsed.error, 'filter-malformed');
  const { page, ...query } = parsed.data;
  const set = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  return done({ query: set, page: page ?? 1 });
}
