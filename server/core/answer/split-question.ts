import type { Catalogue } from '../catalogue/catalogue.ts';
import { mattersCalled } from '../catalogue/matter.ts';
import { isAnyMatter, publicId, type Requirement } from '../catalogue/requirement.ts';
import type { Choice } from '../conversation/message.ts';
import type { Rival, Understanding } from '../question/understanding.ts';
import { CHOOSES, chooseUse } from './choices.ts';
import type { Circumstances } from './circumstances.ts';
import { calls, type Here, hereOf, nameSaid } from './here.ts';

/** One question, with the taps that answer it. */
export type SplitQuestion = { readonly question: string; readonly choices: readonly Choice[] };

/** A row that may be meant, with its share of belief; `called` when it goes by the name that was said. */
type Meant = { readonly row: Requirement; readonly weight: number; readonly called: boolean };

/** One tap of a question: the rows it would leave. */
type Cell = { readonly choice: Choice; readonly rows: readonly Meant[] };

const MOST_CHOICES = 3;
/** A row of the nation or province, and one of another place, is meant this much less often than one of the county's own list. */
const ABOVE = 0.6;
const ELSEWHERE = 0.2;
const CALLED_SO = 1;
const ENDS_SO = 0.8;
const SOFTER = 1 / 3;
/** Belief below this share of the heaviest row's is noise: offering it would only lengthen the question. */
const NOISE = 0.1;
/** Costs of what a tap leaves: a wrong paper 5, "none of these" 3 (the thresholds of the engine rest on the same costs). */
const WRONG = 5;
const NONE = 3;

/** How far a row goes by the name that was said: it is called so, it ends so (公租房用人单位收入证明), or neither. */
function namesake(row: Requirement, said: string | null): number {
  if (said === null) return 0;
  const names = calls(row);
  if (names.includes(said)) return CALLED_SO;
  return names.some((name) => name.endsWith(said)) ? ENDS_SO : 0;
}

/** The ranking is surer of its order than an order among namesakes deserves. */
function softened(belief: number): number {
  return belief ** SOFTER;
}

const placesOfRows = new WeakMap<Catalogue, ReadonlyMap<string, number>>();

/** By id, where a shipped row stands in the catalogue. Worked out once for each catalogue. */
function placesIn(catalogue: Catalogue): ReadonlyMap<string, number> {
  const known = placesOfRows.get(catalogue);
  if (known) return known;
  const made = new Map(catalogue.requirements.map((row, at) => [row.id, at]));
  placesOfRows.set(catalogue, made);
  return made;
}

/** The rows of other places among the rivals, in the order of the catalogue. */
function elsewhere(rivals: readonly Rival[], known: ReadonlySet<string>, catalogue: Catalogue): Requirement[] {
  const places = placesIn(catalogue);
  const found = new Set<number>();
  for (const { id } of rivals) {
    const at = known.has(id) ? undefined : places.get(id);
    if (at !== undefined) found.add(at);
  }
  return [...found].sort((a, b) => a - b).flatMap((at) => catalogue.requirements[at] ?? []);
}

/** The rows of the place that were found or go by the name that was said. */
function meantHere(beliefs: ReadonlyMap<string, number>, said: string | null, here: Here): Meant[] {
  const rows: Meant[] = [];
  for (const [at, row] of here.rows.entries()) {
    const belief = beliefs.get(here.ids[at] ?? '') ?? 0;
    const alike = namesake(row, said);
    if (belief === 0 && alike === 0) continue;
    rows.push({ row, weight: (row.item === null ? ABOVE : 1) * Math.max(belief, alike), called: alike > 0 });
  }
  return rows;
}

/** What may be meant: rows of the place and, less likely, rows of other places. */
function meant(rivals: readonly Rival[], said: string | null, here: Here, catalogue: Catalogue): Meant[] {
  const beliefs = new Map(rivals.map((rival) => [rival.id, softened(rival.belief)]));
  const rows = meantHere(beliefs, said, here);
  for (const row of elsewhere(rivals, here.known, catalogue)) {
    const weight = ELSEWHERE * (beliefs.get(row.id) ?? 0);
    if (weight > 0) rows.push({ row, weight, called: namesake(row, said) > 0 });
  }
  return rows;
}

function weightOf(rows: readonly Meant[]): number {
  return rows.reduce((sum, each) => sum + each.weight, 0);
}

/** The heaviest row of a group. */
function lead(group: readonly Meant[]): Meant {
  return group[0] as Meant;
}

/** Groups by key, the group with the heaviest row first; within a group that row leads. */
function cells(
  rows: readonly Meant[],
  keyOf: (each: Meant) => string | null,
  choiceOf: (row: Requirement, key: string) => Choice,
): Cell[] {
  const groups = new Map<string, Meant[]>();
  for (const each of rows) {
    const key = keyOf(each);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  for (const group of groups.values()) if (group.length > 1) group.sort((a, b) => b.weight - a.weight);
  return [...groups]
    .sort(([, a], [, b]) => lead(b).weight - lead(a).weight || weightOf(b) - weightOf(a))
    .slice(0, MOST_CHOICES)
    .map(([key, group]) => ({ rows: group, choice: choiceOf(lead(group).row, key) }));
}

/** What it costs to ask this: papers mistaken within a tap, and those that no tap offers. */
function costOf(split: readonly Cell[], all: number, families: Circumstances['families']): number {
  const mistaken = split.reduce((sum, cell) => {
    const family = families.get(publicId(lead(cell.rows).row));
    return sum + weightOf(cell.rows.filter(({ row }) => families.get(publicId(row)) !== family));
  }, 0);
  const missed = all - split.reduce((sum, cell) => sum + weightOf(cell.rows), 0);
  return WRONG * mistaken + NONE * missed;
}

function matterOf(row: Requirement, { catalogue }: Circumstances): string | null {
  const name = row.matters.find((each) => !isAnyMatter(each)) ?? null;
  return name === null ? null : (mattersCalled(name, catalogue.home.matters)[0]?.name ?? name);
}

/** What stands out: rows that are next to nothing beside the heaviest are left out. */
function outstanding(rows: readonly Meant[]): Meant[] {
  let top = 0;
  for (const each of rows) if (each.weight > top) top = each.weight;
  return rows.filter((each) => each.weight >= NOISE * top);
}

/**
 * The question that best tells apart what may be meant: which paper, or what it is for. Whichever leaves the smaller expected cost;
 * of equals, which paper.
 */
export function splitQuestion(understanding: Understanding, asked: Circumstances): SplitQuestion {
  const around = { ...asked, place: understanding.place ?? asked.place };
  const here = hereOf(around);
  const said = nameSaid(understanding.read, here, around.catalogue);
  const rows = outstanding(meant(understanding.rivals, said, here, around.catalogue));
  const byProof = cells(
    rows,
    (each) => (each.called ? said : (calls(each.row)[0] ?? '')),
    (row, key) => ({ id: `${CHOOSES.requirement}${publicId(row)}`, label: key }),
  );
  const byMatter = cells(
    rows,
    (each) => matterOf(each.row, around),
    (row, key) => chooseUse(publicId(row), key),
  );
  const cost = (split: readonly Cell[]): number => costOf(split, weightOf(rows), around.families);
  const best = byMatter.length > 1 && cost(byMatter) < cost(byProof) ? byMatter : byProof;
  return {
    question: best === byProof ? '您说的是哪一份?' : `${said ?? '这份证明'}是办哪件事用的?`,
    choices: best.map((cell) => cell.choice),
  };
}
