import { plainName } from '../catalogue/family.ts';
import { inForce } from '../catalogue/in-force.ts';
import { publicId, type Requirement } from '../catalogue/requirement.ts';
import { rowsOfPlace } from '../catalogue/rows-of-place.ts';
import { type Gram, pairGram } from '../question/gram.ts';
import type { Day } from '../time.ts';
import type { Circumstances } from './circumstances.ts';

const SHORTEST_NAME = 4;

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
  /** What the papers are called, the longest name first. */
  readonly names: readonly string[];
  /** By the pair with which they begin, the numbers of names, ascending. */
  readonly namesByPair: ReadonlyMap<Gram, readonly number[]>;
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
  const names = [...new Set(rows.flatMap(calls))]
    .filter((name) => name.length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length);
  return { today, rows, ids, known: new Set(ids), names, namesByPair: byFirstPair(names) };
}

function byFirstPair(names: readonly string[]): Map<Gram, number[]> {
  const byPair = new Map<Gram, number[]>();
  for (const [number, name] of names.entries()) {
    const pair = pairGram(name, 0);
    const known = byPair.get(pair);
    if (known) known.push(number);
    else byPair.set(pair, [number]);
  }
  return byPair;
}

/** The longest name of a paper of the place that was said word for word; null when none was. */
export function nameSaid(read: string, { names, namesByPair }: Here): string | null {
  let longest = names.length;
  for (let at = 0; at < read.length; at += 1) {
    const begun = namesByPair.get(pairGram(read, at));
    const number = begun?.find((each) => read.startsWith(names[each] ?? '', at));
    if (number !== undefined && number < longest) longest = number;
  }
  return names[longest] ?? null;
}
