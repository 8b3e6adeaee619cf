import { lineage, type PlaceId } from '../place.ts';
import type { Day } from '../time.ts';
import type { Catalogue } from './catalogue.ts';
import { listInForce } from './list-version.ts';
import type { Requirement } from './requirement.ts';

type Asked = { readonly place: PlaceId; readonly on: Day; readonly rows: readonly Requirement[] };

/** So many places and days are remembered: a county is asked about itself today, and now and then about others. */
const REMEMBERED = 24;

/** What was asked for lately, the oldest first. Catalogues never change. */
const lately = new WeakMap<Catalogue, Asked[]>();

function remembered(catalogue: Catalogue): Asked[] {
  const known = lately.get(catalogue);
  if (known) return known;
  const none: Asked[] = [];
  lately.set(catalogue, none);
  return none;
}

/**
 * The rows that may speak for a place: the home county's list as it stood on the day, and the rules of the place and of every place
 * above it, nearest first. Powers that were never delegated and rows that nobody has seen in a source are no rules here.
 */
export function rowsOfPlace(catalogue: Catalogue, place: PlaceId, on: Day): readonly Requirement[] {
  const known = remembered(catalogue);
  for (const each of known) if (each.place === place && each.on === on) return each.rows;
  const rows = [...listedAt(catalogue, place, on), ...rulesAbove(catalogue, place)].filter((row) => !row.notDelegated);
  if (known.length === REMEMBERED) known.shift();
  known.push({ place, on, rows });
  return rows;
}

function listedAt({ home, places }: Catalogue, place: PlaceId, on: Day): readonly Requirement[] {
  return lineage(places, place).includes(home.id) ? (listInForce(home.lists, on)?.rows ?? []) : [];
}

/** The rules of each place that somebody has seen in a source, in order of the catalogue. Worked out once for each catalogue. */
type Rules = ReadonlyMap<PlaceId, readonly Requirement[]>;

const rulesOf = new WeakMap<Catalogue, Rules>();
const NO_RULES: readonly Requirement[] = [];

function rulesByPlace(catalogue: Catalogue): Rules {
  const known = rulesOf.get(catalogue);
  if (known) return known;
  const made = new Map<PlaceId, Requirement[]>();
  for (const row of catalogue.requirements) {
    if (!row.seen || row.place === null) continue;
    const others = made.get(row.place);
    if (others) others.push(row);
    else made.set(row.place, [row]);
  }
  rulesOf.set(catalogue, made);
  return made;
}

function rulesAbove(catalogue: Catalogue, place: PlaceId): readonly Requirement[] {
  const rules = rulesByPlace(catalogue);
  return lineage(catalogue.places, place).flatMap((each) => rules.get(each) ?? NO_RULES);
}
