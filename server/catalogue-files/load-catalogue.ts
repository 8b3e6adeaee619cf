import type { Catalogue } from '../core/catalogue/catalogue.ts';
import type { PlaceId } from '../core/place.ts';
import type { Problems } from './problems.ts';
import { readCounty } from './read-county.ts';
import { readShared } from './read-shared.ts';

/** The data cannot be used: `problems` says all that is wrong, one Chinese sentence each, naming file and row. */
export class CatalogueFault extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`数据有 ${problems.length} 处问题,服务没有启动:\n${problems.join('\n')}`);
    this.name = 'CatalogueFault';
    this.problems = problems;
  }
}

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
