import type { County } from '../catalogue/county.ts';
import type { StaffMember } from '../catalogue/staff.ts';
import { type Place, type Places, placesUnder } from '../place.ts';

/** A place and those who run errands for the people there. */
export type Covered = { readonly place: Place; readonly agents: readonly StaffMember[] };

/** 代办圈: the three levels, and how many villages have an agent of their own. */
export type Coverage = {
  readonly county: Covered;
  readonly towns: readonly (Covered & { readonly villages: readonly Covered[] })[];
  readonly villages: number;
  readonly coveredVillages: number;
};

/** Who runs errands where. A village without an agent of its own is run for by its town, and counts as not covered. */
export function coverageOf({ id, staff }: Pick<County, 'id' | 'staff'>, places: Places): Coverage {
  const agents = staff.filter(({ roles }) => roles.includes('runner'));
  const covered = (place: Place): Covered => ({ place, agents: agents.filter((each) => each.place === place.id) });
  const towns = placesUnder(places, id, 'town').map((town) => ({
    ...covered(town),
    villages: placesUnder(places, town.id, 'village').map(covered),
  }));
  const villages = towns.flatMap((town) => town.villages);
  const county = places.get(id) ?? { id, name: '', level: 'county' as const, parent: null, aliases: [] };
  return {
    county: covered(county),
    towns,
    villages: villages.length,
    coveredVillages: villages.filter((village) => village.agents.length > 0).length,
  };
}
