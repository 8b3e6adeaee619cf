import { plainName } from '../catalogue/family.ts';
import { inForce } from '../catalogue/in-force.ts';
import { isMatter } from '../catalogue/matter.ts';
import { isAnyMatter, publicId, type Requirement } from '../catalogue/requirement.ts';
import { rowsOfPlace } from '../catalogue/rows-of-place.ts';
import type { Choice } from '../conversation/message.ts';
import type { Rival, Understanding } from '../question/understanding.ts';
import { CHOOSES, chooseUse } from './choices.ts';
import type { Circumstances } from './circumstances.ts';

/** One question, with the taps that answer it. */
export type SplitQuestion = { readonly question: string; readonly choices: readonly Choice[] };

/** A row that may be meant, with its share of belief. */
type Meant = { readonly row: Requirement; readonly weight: number };

/** One tap of a question: the rows it would leave. */
type Cell = { readonly key: string; readonly choice: Choice; readonly rows: readonly Meant[] };

const MOST_CHOICES = 3;
/** A row of the nation or province, and one of another place, is meant this much less often than one of the county's own list. */
const ABOVE = 0.6;
const ELSEWHERE = 0.2;
const SHORTEST_NAME = 4;
const CALLED_SO = 1;
const ENDS_SO = 0.8;
const SOFTER = 1 / 3;
/** Belief below this share of the heaviest row's is noise: offering it would only lengthen the question. */
const NOISE = 0.1;
/** Costs of what a tap leaves: a wrong paper 5, "none of these" 3 (the thresholds of the engine rest on the same costs). */
const WRONG = 5;
const NONE = 3;

/** The rows that speak for the place on the day, each proof once: the county's own before the one it derives from. */
function rowsHere({ catalogue, place, on, today }: Circumstances): Requirement[] {
  const rows = rowsOfPlace(catalogue, place, on).filter((row) => inForce(row, on, today) !== 'no');
  const own = new Set(rows.filter((row) => row.item !== null).map(publicId));
  return rows.filter((row) => row.item !== null || !own.has(row.id));
}

const callsOfRow = new WeakMap<Requirement, readonly string[]>();

/** What a paper is called, without brackets. Rows never change, so it is worked out once for each. */
function calls(row: Requirement): readonly string[] {
  const known = callsOfRow.get(row);
  if (known) return known;
  const made = [row.name, ...row.aliases].map(plainName);
  callsOfRow.set(row, made);
  return made;
}

/** The longest name of a paper that was said word for word; null when none was. */
function nameSaid(read: string, rows: readonly Requirement[]): string | null {
  let longest: string | null = null;
  for (const row of rows)
    for (const name of calls(row))
      if (name.length >= SHORTEST_NAME && name.length > (longest?.length ?? 0) && read.includes(name)) longest = name;
  return longest;
}

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

/** What may be meant: the rows of the place that were found or go by the name that was said, and, less likely, rows of other places. */
function meant(
  rivals: readonly Rival[],
  said: string | null,
  here: readonly Requirement[],
  around: Circumstances,
): Meant[] {
  const beliefs = new Map(rivals.map((rival) => [rival.id, softened(rival.belief)]));
  const known = new Set(here.map(publicId));
  const elsewhere = around.catalogue.requirements.filter((row) => beliefs.has(row.id) && !known.has(row.id));
  return [
    ...here.map((row) => ({
      row,
      weight: (row.item === null ? ABOVE : 1) * Math.max(beliefs.get(publicId(row)) ?? 0, namesake(row, said)),
    })),
    ...elsewhere.map((row) => ({ row, weight: ELSEWHERE * (beliefs.get(row.id) ?? 0) })),
  ].filter((each) => each.weight > 0);
}

function weightOf(rows: readonly Meant[]): number {
  return rows.reduce((sum, each) => sum + each.weight, 0);
}

/** The heaviest row of a cell. */
function lead(cell: Cell): Meant {
  return cell.rows[0] as Meant;
}

/** Groups by key, the group with the heaviest row first; within a group that row leads. */
function cells(
  rows: readonly Meant[],
  keyOf: (row: Requirement) => string | null,
  choiceOf: (row: Requirement, key: string) => Choice,
): Cell[] {
  const groups = new Map<string, Meant[]>();
  for (const each of rows) {
    const key = keyOf(each.row);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups]
    .map(([key, group]) => {
      const sorted = [...group].sort((a, b) => b.weight - a.weight);
      return { key, rows: sorted, choice: choiceOf((sorted[0] as Meant).row, key) };
    })
    .sort((a, b) => lead(b).weight - lead(a).weight || weightOf(b.rows) - weightOf(a.rows))
    .slice(0, MOST_CHOICES);
}

/** What it costs to ask this: papers mistaken within a tap, and those that no tap offers. */
function costOf(split: readonly Cell[], all: number, families: Circumstances['families']): number {
  const mistaken = split.reduce((sum, cell) => {
    const family = families.get(publicId(lead(cell).row));
    return sum + weightOf(cell.rows.filter(({ row }) => families.get(publicId(row)) !== family));
  }, 0);
  const missed = all - split.reduce((sum, cell) => sum + weightOf(cell.rows), 0);
  return WRONG * mistaken + NONE * missed;
}

function matterOf(row: Requirement, { catalogue }: Circumstances): string | null {
  const name = row.matters.find((each) => !isAnyMatter(each)) ?? null;
  return name === null ? null : (catalogue.home.matters.find((each) => isMatter(each, name))?.name ?? name);
}

/** What stands out: rows that are next to nothing beside the heaviest are left out. */
function outstanding(rows: readonly Meant[]): Meant[] {
  const top = Math.max(0, ...rows.map((each) => each.weight));
  return rows.filter((each) => each.weight >= NOISE * top);
}

/**
 * The question that best tells apart what may be meant: which paper, or what it is for. Whichever leaves the smaller expected cost;
 * of equals, which paper.
 */
export function splitQuestion(understanding: Understanding, asked: Circumstances): SplitQuestion {
  const around = { ...asked, place: understanding.place ?? asked.place };
  const here = rowsHere(around);
  const said = nameSaid(understanding.read, here);
  const rows = outstanding(meant(understanding.rivals, said, here, around));
  const byProof = cells(
    rows,
    (row) => (namesake(row, said) > 0 ? said : plainName(row.name)),
    (row, key) => ({ id: `${CHOOSES.requirement}${publicId(row)}`, label: key }),
  );
  const byMatter = cells(
    rows,
    (row) => matterOf(row, around),
    (row, key) => chooseUse(publicId(row), key),
  );
  const cost = (split: readonly Cell[]): number => costOf(split, weightOf(rows), around.families);
  const best = byMatter.length > 1 && cost(byMatter) < cost(byProof) ? byMatter : byProof;
  return {
    question: best === byProof ? '您说的是哪一份?' : `${said ?? '这份证明'}是办哪件事用的?`,
    choices: best.map((cell) => cell.choice),
  };
}
