import type { CountyGiven } from '../../server/http/contract-county.ts';
import { drop, keep, kept } from './keeping.ts';

export type Town = CountyGiven['towns'][number];

const KEY = 'town';

/** Where the reader says he lives; null for the whole county. It stays on the telephone and goes along with what he asks. */
export function townKept(): Town | null {
  return kept<Town | null>(KEY, null);
}

export function keepTown(town: Town | null): void {
  if (town === null) drop(KEY);
  else keep(KEY, town);
}
