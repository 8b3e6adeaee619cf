import { dispositionOf } from '../catalogue/disposition/register.ts';
import type { ListVersion } from '../catalogue/list-version.ts';
import { type Basis, publicId, type Requirement } from '../catalogue/requirement.ts';
import { fullName, type PlaceId } from '../place.ts';
import type { Citation } from './answer.ts';
import type { Circumstances } from './circumstances.ts';

/** The rule in print: 《title》(number)article. A fictional basis says so. */
export function basisText(basis: Basis): string {
  const number = basis.number ? `(${basis.number})` : '';
  const text = `《${basis.title.replace(/^《|》$/g, '')}》${number}${basis.article ?? ''}`;
  return basis.fictional ? `${text}〔示范县虚构〕` : text;
}

/** 示范县清单 第3版 第17项,2026-03-01 起. */
export function listText(countyName: string, list: ListVersion, item: number | null): string {
  const place = item === null ? '' : ` 第${item}项`;
  return `${countyName}清单 第${list.no}版${place},${list.effectiveOn} 起`;
}

/** Facts of the row that nobody here has confirmed: recalled fields count outside the county's own list, where the county answers for them. */
export function isUnconfirmed(row: Requirement): boolean {
  if (row.item !== null) return false;
  return !row.seen || row.recalled.some((field) => field === 'basis' || field === 'disposition' || field === 'instead');
}

/** What the answer rests on. */
export function cite(
  row: Requirement,
  list: ListVersion | null,
  matter: string | null,
  exception: 'yes' | 'no' | null,
  { catalogue }: Circumstances,
): Citation {
  const place: PlaceId = list?.county ?? row.place ?? '';
  return {
    place,
    placeName: fullName(catalogue.places, place),
    requirement: publicId(row),
    row: row.id,
    proof: row.name,
    matter,
    disposition: row.disposition === null ? null : dispositionOf(row.disposition).label,
    list: list && { title: list.title, no: list.no, item: row.item, effectiveOn: list.effectiveOn },
    basis: basisText(row.basis),
    exception,
    unconfirmed: isUnconfirmed(row),
  };
}
