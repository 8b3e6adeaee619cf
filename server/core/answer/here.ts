import type { Catalogue } from '../catalogue/catalogue.ts';
import { plainName } from '../catalogue/family.ts';
import { inForce } from '../catalogue/in-force.ts';
import { publicId, type Requirement } from '../catalogue/requirement.ts';
import { rowsOfPlace } from '../catalogue/rows-of-place.ts';
import { type Gram, pairGram } from '../question/gram.ts';
import type { Day } from '../time.ts';
import type { Circumstances } from './circumstances.ts';

const SHORTEST_NAME = 4;
const NONE: readonly string[] = [];

const callsOfRow = new WeakMap<Requirement, readonly string[]>();

/** What a paper is called, without brackets. Rows never change, so it is worked out once for each. */
export function calls(row: Requirement): readonly string[] {
  const known = callsOfRow.get(row);
  if (known) return known;
  const made = [row.name, ...row.aliases].map(plainName);
  callsOfRow.set(row, made);
  return made;
}

/** What speaks for a place on a day, laid out to be asked about. */
export type Here = {
  readonly today: Day;
  /** Each proof once: the county's own before the one it derives from. */
  readonly rows: readonly Requirement[];
  /** The public id of each row, in order. */
  readonly ids: readonly string[];
  readonly known: ReadonlySet<string>;
};

/** By the rows of a place on a day, which stay the same list as long as they are remembered. */
const laidOut = new WeakMap<readonly Requirement[], Here>();

export function hereOf({ catalogue, place, on, today }: Circumstances): Here {
  const all = rowsOfPlace(catalogue, place, on);
  const known = laidOut.get(all);
  if (known?.today === today) return known;
  const here = layOut(
    all.filter((row) => inForce(row, on, today) !== 'no'),
    today,
  );
  laidOut.set(all, here);
  return here;
}

function layOut(standing: readonly Requirement[], today: Day): Here {
  const own = new Set(standing.filter((row) => row.item !== null).map(publicId));
  const rows = standing.filter((row) => row.item !== null || !own.has(row.id));
  const ids = rows.map(publicId);
  return { today, rows, ids, known: new Set(ids) };
}

/** Every name of every paper, by the pair with which it begins. */
type Names = ReadonlyMap<Gram, readonly string[]>;

const namesOf = new WeakMap<Catalogue, Names>();

/** What papers are called anywhere. Worked out once for each catalogue. */
function allNames(catalogue: Catalogue): Names {
  const known = namesOf.get(catalogue);
  if (known) return known;
  const rows = [...catalogue.requirements, ...catalogue.home.lists.flatMap((list) => list.rows)];
  const made = byFirstPair(new Set(rows.flatMap(calls)));
  namesOf.set(catalogue, made);
  return made;
}

function byFirstPair(names: ReadonlySet<string>): Names {
  const byPair = new Map<Gram, string[]>();
  for (const name of names) {
    if (name.length < SHORTEST_NAME) continue;
    const known = byPair.get(pairGram(name, 0));
    if (known) known.push(name);
    else byPair.set(pairGram(name, 0), [name]);
  }
  return byPair;
}

/** The names of papers that stand in a text, wherever such papers are asked for. */
function namesIn(read: string, names: Names): string[] {
  const said: string[] = [];
  for (let at = 0; at < read.length; at += 1)
    for (const name of names.get(pairGram(read, at)) ?? NONE) if (read.startsWith(name, at)) said.push(name);
  return said;
}

/** The longest name of a paper, wherever it is asked for, that was said word for word; null when none was. */
export function paperSaid(read: string, catalogue: Catalogue): string | null {
  const [first, ...rest] = namesIn(read, allNames(catalogue));
  return first === undefined
    ? null
    : rest.reduce((longest, name) => (name.length > longest.length ? name : longest), first);
}

/** The longest name of a paper of the place that was said word for word; null when none was. */
export function nameSaid(read: string, here: Here, catalogue: Catalogue): string | null {
  const said = namesIn(read, allNames(catalogue));
  if (said.length === 0) return null;
  let longest: string | null = null;
  for (const row of here.rows)
    for (const name of calls(row)) if (name.length > (longest?.length ?? 0) && said.includes(name)) longest = name;
  return longest;
}
