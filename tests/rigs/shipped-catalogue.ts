import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../server/catalogue-files/load-catalogue.ts';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';

/** Read once a process: nobody changes it. */
let known: Promise<Catalogue> | null = null;

/** Everything in data/, for the demonstration county. */
export function shippedCatalogue(): Promise<Catalogue> {
  known ??= loadCatalogue(fileURLToPath(new URL('../../data', import.meta.url)), '990101');
  return known;
}
