import type { County } from '../catalogue/county.ts';
import type { StaffMember } from '../catalogue/staff.ts';
import { type Place, type Places, placesUnder } from '../place.ts';

/** A place and those who run errands for the people there. */
type Covered = { readonly place: Place; readonly agents: readonly StaffMember[] };

/** A village, and the grids (网格) it is divided into. */
export type CoveredVillage = Covered & { readonly grids: readonly Covered[] };

/** 代办圈: county and towns, villages, grids, and how many villages have an agent of their own. */
export type Coverage = {
  readonly county: Covered;
  readonly towns: readonly (Covered & { readonly villages: readonly CoveredVillage[] })[];
  readonly villages: number;
  readonly coveredVillages: number;
};

/** Who runs errands where. A village with nobody of its own, in none of its grids either, is run for by its town and counts as not covered. */
export function coverageOf({ id, staff }: Pick<County, 'id' | 'staff'>, places: Places): Coverage {
  const agents = staff.filter(({ roles }) => roles.includes('runner'));
  const covered = (place: Place): Covered => ({ place, agents: agents.filter((each) => each.place === place.id) });
  const towns = placesUnder(places, id, 'town').map((town) => ({
    ...covered(town),
    villages: placesUnder(places, town.id, 'village').map((village) => ({
      ...covered(village),
      grids: placesUnder(places, village.id, 'grid').map(covered),
    })),
  }));
  const villages = towns.flatMap((town) => town.villages);
  const county = places.get(id) ?? { id, name: '', level: 'county' as const, parent: null, aliases: [] };
  return {
    county: covered(county),
    towns,
    villages: villages.length,
    coveredVillages: villages.filter(hasOwnAgent).length,
  };
}

function hasOwnAgent({ agents, grids }: CoveredVillage): boolean {
  return agents.length > 0 || grids.some((grid) => grid.agents.length > 0);
}
