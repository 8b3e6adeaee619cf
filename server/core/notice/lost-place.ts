import { lineage, NATION, type PlaceId, type Places } from '../place.ts';

const NOWHERE = /不(?:清楚|知道|记得|确定)|记不清|忘了|外地|路上|(?:火车|高铁|汽车|公交|地铁)上/u;
const HERE = /本县|县里|县城|家里|家中|城里/u;
const LEVELS = ['county', 'city', 'province'];

/** Where something was lost: the longest name of a place that the message holds; the nation for who cannot say. Null when it names nothing. */
export function readLostPlace(typed: string, places: Places, home: PlaceId): PlaceId | null {
  const text = typed.normalize('NFKC').replace(/\s+/gu, '');
  const named = [...places.values()]
    .filter(({ id }) => id !== NATION)
    .flatMap((place) => namesOf(place).map((name) => ({ id: place.id, name })))
    .filter(({ name }) => text.includes(name))
    .sort((a, b) => b.name.length - a.name.length || Number(b.id.startsWith(home)) - Number(a.id.startsWith(home)))[0];
  if (named) return named.id;
  if (HERE.test(text)) return home;
  return NOWHERE.test(text) ? NATION : null;
}

function namesOf({ name, aliases }: { readonly name: string; readonly aliases: readonly string[] }): string[] {
  const short = name.replace(/(?:镇|乡|街道|县|市|区)$/u, '');
  return [name, ...aliases, short].filter(({ length }) => length >= 2);
}

/** What the public sees of a place: the county at the finest, since a town and a surname would name somebody. */
export function publicPlace(id: PlaceId, places: Places): string {
  const found = lineage(places, id)
    .map((each) => places.get(each))
    .find((place) => place !== undefined && LEVELS.includes(place.level));
  return found?.name ?? '不清楚';
}
