/** Administrative division code (GB/T 2260): `000000` is the nation, `330782` 义乌市. Codes beginning `99` are fictional. */
export type PlaceId = string;

type PlaceLevel = 'nation' | 'province' | 'city' | 'county' | 'town' | 'village' | 'grid';

export type Place = {
  readonly id: PlaceId;
  /** Its own name, for example 义乌市. */
  readonly name: string;
  readonly level: PlaceLevel;
  readonly parent: PlaceId | null;
  /** Other names people use for it: 义乌, 鹿城. */
  readonly aliases: readonly string[];
};

export const NATION: PlaceId = '000000';

/** The places by id. */
export type Places = ReadonlyMap<PlaceId, Place>;

export function placesById(places: readonly Place[]): Places {
  return new Map(places.map((place) => [place.id, place]));
}

/** The place and everything above it, nearest first: a lower place inherits from a higher one and may override it. */
export function lineage(places: Places, id: PlaceId): PlaceId[] {
  const chain: PlaceId[] = [];
  for (let next: PlaceId | null = id; next !== null; next = places.get(next)?.parent ?? null) {
    if (chain.includes(next)) break;
    chain.push(next);
  }
  return chain;
}

/** The places of a level right under another one, in order of their ids. */
export function placesUnder(places: Places, parent: PlaceId, level: PlaceLevel): Place[] {
  return [...places.values()].filter((place) => place.parent === parent && place.level === level);
}

/** 清河镇柳塘村 of a village, 清河镇 of a town. */
export function nameWithTown(places: Places, id: PlaceId): string {
  const place = places.get(id);
  if (place?.level !== 'village' || place.parent === null) return place?.name ?? id;
  return `${places.get(place.parent)?.name ?? ''}${place.name}`;
}

/** 清河镇 is also called 清河. */
export function shortTownName({ name }: Pick<Place, 'name'>): string {
  return name.replace(/(?:镇|乡|街道)$/u, '');
}

/** The full name as official texts write it: 湖北省十堰市房县. The nation is left out unless it is all there is. */
export function fullName(places: Places, id: PlaceId): string {
  const names = lineage(places, id)
    .filter((each) => each !== NATION)
    .map((each) => places.get(each)?.name ?? '')
    .reverse();
  return names.join('') || (places.get(id)?.name ?? id);
}

/** The place a person meant by an id, a name, an alias or a full name; null when none or several fit. */
export function findPlace(places: Places, text: string): Place | null {
  const direct = places.get(text);
  if (direct) return direct;
  const named = [...places.values()].filter(
    (place) => place.name === text || place.aliases.includes(text) || fullName(places, place.id) === text,
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}
