import { lineage, type PlaceId } from '../place.ts';
import type { Day } from '../time.ts';
import type { Catalogue } from './catalogue.ts';
import { listInForce } from './list-version.ts';
import type { Requirement } from './requirement.ts';

/**
 * The rows that may speak for a place: the home county's list as it stood on the day, and the rules of the place and of every place
 * above it, nearest first. Powers that were never delegated and rows that nobody has seen in a source are no rules here.
 */
export function rowsOfPlace({ home, requirements, places }: Catalogue, place: PlaceId, on: Day): Requirement[] {
  const chain = lineage(places, place);
  const listed = chain.includes(home.id) ? (listInForce(home.lists, on)?.rows ?? []) : [];
  const distance = (row: Requirement): number => (row.item !== null ? -1 : chain.indexOf(row.place ?? ''));
  const above = requirements.filter((row) => row.seen && row.place !== null && chain.includes(row.place));
  return [...listed, ...above].filter((row) => !row.notDelegated).sort((a, b) => distance(a) - distance(b));
}
