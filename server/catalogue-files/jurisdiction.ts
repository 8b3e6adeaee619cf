import { fullName, lineage, NATION, type PlaceId, type Places } from '../core/place.ts';

/** Finds the place of a row's `jurisdiction`: `undefined` when nothing is known of it, `null` when the source itself does not name it. */
export type FindJurisdiction = (text: string) => PlaceId | null | undefined;

/** Sources write 浙江省义乌市 as well as 浙江省金华市义乌市, so the province may stand directly before the place. */
export function jurisdictionsOf(places: Places): FindJurisdiction {
  const known = new Map<string, PlaceId>([['CN', NATION]]);
  for (const place of places.values()) {
    known.set(fullName(places, place.id), place.id);
    const province = lineage(places, place.id)
      .filter((id) => id !== NATION)
      .at(-1);
    if (province !== undefined && province !== place.id)
      known.set(`${places.get(province)?.name ?? ''}${place.name}`, place.id);
  }
  return (text) => (text.startsWith('未确认') ? null : known.get(text));
}
