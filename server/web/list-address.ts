import type { ListQuery } from '../app/list-requirements.ts';

/** The address of a list with some filters changed; null takes a filter away. */
export function listAddress(
  query: ListQuery,
  change: { readonly [name in keyof ListQuery]?: string | null },
  page = 1,
): string {
  const filters = Object.entries({ ...query, ...change }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  const text = new URLSearchParams([...filters, ...(page > 1 ? [['page', String(page)]] : [])]).toString();
  return text === '' ? '/lists' : `/lists?${text}`;
}
