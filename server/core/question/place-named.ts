import { lineage, NATION, type PlaceId, type Places } from '../place.ts';
import { createLiterals, type Literals } from './literals.ts';
import type { Span } from './target.ts';

/** Place names by the words people use; built once a catalogue. */
export type PlaceNames = {
  readonly places: Places;
  readonly words: Literals;
  /** By number of the word: a higher place before a lower one of the same name, none where two unrelated ones share it. */
  readonly byWord: readonly (PlaceId | null)[];
  /** Places that have rows of their own, and the places these lie in. */
  readonly served: ReadonlySet<PlaceId>;
};

/** The places named in a question. */
export type PlacesNamed = {
  readonly spans: readonly Span[];
  /** Places of the catalogue, in the order named. */
  readonly known: readonly PlaceId[];
  /** Every place named is one of which the catalogue has no row of its own. */
  readonly strange: boolean;
  /** The one place meant, the lowest when one lies in the other; null when none or several. */
  readonly place: PlaceId | null;
  /** Several that do not lie in one another, the lowest of each line: 温州 and 义乌. Empty when at most one is meant. */
  readonly rivals: readonly PlaceId[];
};

const SUFFIX = /(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|自治州|自治县|省|市|县|区|镇|乡|街道|村)$/u;
const MIN_WORD = 2;

function addWord(names: { places: Places; byWord: Map<string, PlaceId | null> }, word: string, id: PlaceId): void {
  if (word.length < MIN_WORD) return;
  const known = names.byWord.get(word);
  if (known === undefined) names.byWord.set(word, id);
  else if (known !== null && !lineage(names.places, id).includes(known)) names.byWord.set(word, null);
}

/** Collects every name, alias and short form. `rowPlaces` are the places that rows of the catalogue belong to. */
export function placeNames(places: Places, rowPlaces: readonly PlaceId[], read: (text: string) => string): PlaceNames {
  const byWord = new Map<string, PlaceId | null>();
  for (const place of places.values()) {
    if (place.id === NATION) continue;
    for (const name of [place.name, ...place.aliases].map(read)) {
      addWord({ places, byWord }, name, place.id);
      addWord({ places, byWord }, name.replace(SUFFIX, ''), place.id);
    }
  }
  const served = new Set(rowPlaces.flatMap((id) => lineage(places, id)).filter((id) => id !== NATION));
  return { places, words: createLiterals([...byWord.keys()]), byWord: [...byWord.values()], served };
}

/** True when the catalogue has rows of this very place, of one above it, or of one within it. */
function isServed(names: PlaceNames, id: PlaceId): boolean {
  return lineage(names.places, id).some((each) => names.served.has(each));
}

function lowest(places: Places, known: readonly PlaceId[]): PlaceId | null {
  const fits = known.filter((id) => known.every((other) => lineage(places, id).includes(other)));
  return fits[0] ?? null;
}

/** Those in which no other of them lies. */
function apart(places: Places, known: readonly PlaceId[]): PlaceId[] {
  return known.filter((id) => !known.some((other) => other !== id && lineage(places, other).includes(id)));
}

/** Finds the places named in a normalised text. */
export function placesNamed(names: PlaceNames, text: string): PlacesNamed {
  const spans: Span[] = [];
  const known: PlaceId[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const number = names.words.longestAt(text, at);
    const word = number < 0 ? undefined : names.words.words[number];
    if (word === undefined) continue;
    const id = names.byWord[number] ?? null;
    spans.push({ start: at, end: at + word.length });
    if (id !== null && !known.includes(id)) known.push(id);
    at += word.length - 1;
  }
  return meantBy(names, spans, known);
}

function meantBy(names: PlaceNames, spans: readonly Span[], known: readonly PlaceId[]): PlacesNamed {
  if (known.length === 0) return { spans, known, strange: false, place: null, rivals: known };
  const strange = !known.some((id) => isServed(names, id));
  const place = lowest(names.places, known);
  return { spans, known, strange, place, rivals: place === null ? apart(names.places, known) : [] };
}
