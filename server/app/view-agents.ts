import { type Coverage, coverageOf } from '../core/people/coverage.ts';
import type { Means } from './means.ts';

/** `away`: staff ids of those who said that they are not on duty. */
export type Agents = { readonly coverage: Coverage; readonly away: ReadonlySet<string> };

/** 谁替您跑: the agents of the county, its towns and villages, and who is there. */
export async function viewAgents({ catalogue, store }: Means): Promise<Agents> {
  const away = await store.transaction((records) => records.duty.away());
  return { coverage: coverageOf(catalogue.home, catalogue.places), away };
}
