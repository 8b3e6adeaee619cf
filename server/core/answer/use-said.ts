import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Matter, mattersCalled } from '../catalogue/matter.ts';
import { publicId, type Requirement } from '../catalogue/requirement.ts';
import type { Understanding } from '../question/understanding.ts';
import type { Circumstances } from './circumstances.ts';
import { calls, type Here, hereOf, paperSaid } from './here.ts';
import { spokenMatter } from './spoken-matter.ts';

/** One paper for one matter. */
type Use = { readonly requirement: string; readonly matter: string };

/** Behind a matter's name: who a person is, not what he is about to do (低保户, 低保家庭). */
const WHO = /^(?:户|人|家庭|边缘|对象)/u;

/** Under what people say a matter. */
function saidAs({ name, aliases, covers }: Matter): string[] {
  return [name, ...aliases, ...covers].filter((each) => each.length > 1);
}

/** Where the matter is said as something to be done. */
function isDone(matter: Matter, text: string): boolean {
  return saidAs(matter).some((name) => text.includes(name) && !WHO.test(text.slice(text.indexOf(name) + name.length)));
}

/** The matters of the county that are said beside the paper. */
function mattersSaid({ read }: Understanding, paper: string, { catalogue }: Circumstances): Matter[] {
  const rest = read.replaceAll(paper, '|');
  return catalogue.home.matters.filter((each) => isDone(each, rest));
}

/** The one matter of the county that is said beside the paper; null when another one is said too, or another paper. */
function onlyMatter(understanding: Understanding, paper: string, around: Circumstances): Matter | null {
  const matter = spokenMatter(understanding, [paper], around.catalogue);
  if (matter === null || !matter.complete || understanding.read.replaceAll(paper, '|').includes('证明')) return null;
  const said = mattersSaid(understanding, paper, around);
  return said.length === 1 && said[0] === matter ? matter : null;
}

/** By what they are called, rows of a place; a row of the county is also called what the one is called that it derives from. */
type ByName = ReadonlyMap<string, readonly Requirement[]>;

const byNames = new WeakMap<Here, ByName>();

function byName(here: Here, { requirements }: Catalogue): ByName {
  const known = byNames.get(here);
  if (known) return known;
  const sources = new Map(requirements.map((row) => [row.id, row]));
  const made = new Map<string, Requirement[]>();
  for (const row of here.rows) {
    const source = row.from === null ? undefined : sources.get(row.from);
    for (const name of new Set([...calls(row), ...(source ? calls(source) : [])]))
      made.set(name, [...(made.get(name) ?? []), row]);
  }
  byNames.set(here, made);
  return made;
}

/** Rows of the county that are called so. Worked out once a list and day. */
function rowsCalled(paper: string, around: Circumstances): readonly Requirement[] {
  return byName(hereOf(around), around.catalogue).get(paper) ?? [];
}

function isFor(row: Requirement, matter: Matter): boolean {
  return row.matters.includes(matter.name);
}

/** A paper by the name that was said, and what it may be for. */
type InDoubt = { readonly paper: string; readonly uses: readonly Use[] };

/**
 * The paper, where it is asked for in the matter that was heard and in another one that was said: 我在工伤期间申请公租房要收入证明吗. Which of
 * them is meant nobody can know. Null as a rule.
 */
export function usesInDoubt(understanding: Understanding, asked: Circumstances): InDoubt | null {
  const around = { ...asked, place: understanding.place ?? asked.place };
  const { home } = around.catalogue;
  const paper = paperSaid(understanding.read, around.catalogue);
  if (paper === null || around.place !== home.id) return null;
  const called = rowsCalled(paper, around);
  if (called.length < 2) return null;
  const heard = understanding.matter === null ? [] : mattersCalled(understanding.matter, home.matters);
  const matters = new Set([...mattersSaid(understanding, paper, around), ...heard]);
  const uses = [...matters].flatMap((matter) => {
    const row = called.find((each) => isFor(each, matter));
    return row ? [{ requirement: publicId(row), matter: matter.name }] : [];
  });
  return new Set(uses.map(({ requirement }) => requirement)).size > 1 ? { paper, uses } : null;
}

/**
 * The paper and what it is for, where both were said and would be asked all the same, because papers of that name are asked for in many
 * matters: 办低保还要收入证明吗. Null unless it is asked about the home county, whose complete list of that matter has exactly one paper
 * called just so, and it is among those that may be meant.
 */
export function useSaid(understanding: Understanding, asked: Circumstances): Use | null {
  const around = { ...asked, place: understanding.place ?? asked.place };
  const paper = paperSaid(understanding.read, around.catalogue);
  if (paper === null || around.place !== around.catalogue.home.id) return null;
  const matter = onlyMatter(understanding, paper, around);
  if (matter === null) return null;
  const [row, ...more] = rowsCalled(paper, around).filter((each) => isFor(each, matter));
  if (row === undefined || more.length > 0) return null;
  const requirement = publicId(row);
  return understanding.rivals.some(({ id }) => id === requirement) ? { requirement, matter: matter.name } : null;
}
