import type { Catalogue } from '../core/catalogue/catalogue.ts';
import type { PlaceId } from '../core/place.ts';
import { CatalogueFault } from './catalogue-fault.ts';
import type { Problems } from './problems.ts';
import { readCounty } from './read-county.ts';
import { readShared } from './read-shared.ts';

/**
 * Everything in data/ for one home county, checked. Throws a CatalogueFault that names every problem at once: a service that
 * answers from half a list would answer wrongly.
 */
export async function loadCatalogue(dataDir: string, homePlace: PlaceId): Promise<Catalogue> {
  const problems: Problems = [];
  const shared = await readShared(dataDir, problems);
  const home = await readCounty(dataDir, homePlace, shared, problems);
  if (home === null || problems.length > 0) throw new CatalogueFault(problems);
  return { ...shared, home };
}
