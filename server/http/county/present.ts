import type { MatterSheet } from '../../app/view-matters.ts';
import type { County } from '../../core/catalogue/county.ts';
import { dispositionOf } from '../../core/catalogue/disposition/register.ts';
import { type Places, placesUnder } from '../../core/place.ts';
import type { CountyGiven, MatterGiven, MattersGiven, PointsGiven } from '../contract-county.ts';

export function presentCounty(county: County, places: Places, signIn: boolean): CountyGiven {
  const { id, name, hotline, hours, fictional } = county;
  const towns = placesUnder(places, id, 'town').map((town) => ({ id: town.id, name: town.name }));
  return { id, name, hotline, hours, fictional, signIn, towns };
}

export function presentMatters(sheets: readonly MatterSheet[]): MattersGiven {
  const matters = sheets.map(({ matter, left }) => ({
    ...{ id: matter.id, name: matter.name, department: matter.department },
    ...{ all: left.all.length, left: left.bring.length },
  }));
  return { matters };
}

/** 两次减法, each step with its materials. */
export function presentMatter({ matter, left, list }: MatterSheet): MatterGiven {
  return {
    ...{ id: matter.id, name: matter.name, department: matter.department },
    list: list && { no: list.no, effectiveOn: list.effectiveOn },
    all: left.all.length,
    bring: [...left.bring],
    byLicence: left.byLicence.map(({ name }) => name),
    byList: left.byDisposition.map(({ material, row }) => ({
      name: material.name,
      why: row.disposition === null ? '' : dispositionOf(row.disposition).explain(row),
    })),
    later: left.later.map(({ material, row }) => ({ name: material.name, within: row.within ?? '约定期限' })),
  };
}

export function presentPoints({ servicePoints }: County, places: Places): PointsGiven {
  const points = servicePoints.map(({ id, name, place, address, hours, telephone, serves }) => ({
    ...{ id, name, address, hours, telephone },
    place: places.get(place)?.name ?? '',
    serves: [...serves],
  }));
  return { points };
}
