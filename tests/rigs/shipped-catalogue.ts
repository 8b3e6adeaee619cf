import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../server/catalogue-files/load-catalogue.ts';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';

/** Everything in data/, for the demonstration county. */
export function shippedCatalogue(): Promise<Catalogue> {
  return loadCatalogue(fileURLToPath(new URL('../../data', import.meta.url)), '990101');
}
