import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Matter, mattersCalled, namesOfMatter } from '../catalogue/matter.ts';
import { publicId, type Requirement } from '../catalogue/requirement.ts';
import type { Understanding } from '../question/understanding.ts';
import type { Circumstances } from './circumstances.ts';
import { calls, type Here, hereOf, paperSaid } from './here.ts';

/** One paper for one matter. */
type Use = { readonly requirement: string; readonly matter: string };

/** Behind a matter's name: who a person is, not what he is about to do (低保户, 低保家庭). */
const WHO = /^(?:户|人|家庭|边缘|对象)/u;

/** A paper that was asked about in the home county, and the county's rows that are called so. */
type Asked = { readonly paper: string; readonly rows: readonly Requirement[]; readonly rest: string };

/** Null where no paper was said by its whole name, or another place was. `rest`: what was said besides. */
function askedAbout({ read, place }: Understanding, around: Circumstances): Asked | null {
  const { catalogue } = around;
  const paper = paperSaid(read, catalogue);
  if (paper === null || (place ?? around.place) !== catalogue.home.id) return null;
  const here = hereOf({ ...around, place: catalogue.home.id });
  return { paper, rows: byName(here, catalogue).get(paper) ?? [], rest: read.replaceAll(paper, '|') };
}

/** Where the matter is said as something to be done. */
function isDone(matter: Matter, text: string): boolean {
  const isSaid = (name: string): boolean => {
    const at = text.indexOf(name);
    return name.length > 1 && at >= 0 && !WHO.test(text.slice(at + name.length));
  };
  return namesOfMatter(matter).some(isSaid);
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

/** The matters of the county that the engine heard. */
function mattersHeard({ matter }: Understanding, { home }: Catalogue): readonly Matter[] {
  return matter === null ? [] : mattersCalled(matter, home.matters);
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
export function usesInDoubt(understanding: Understanding, around: Circumstances): InDoubt | null {
  const asked = askedAbout(understanding, around);
  if (asked === null || asked.rows.length < 2) return null;
  const { paper, rows, rest } = asked;
  const { catalogue } = around;
  const said = catalogue.home.matters.filter((matter) => isDone(matter, rest));
  const uses = [...new Set([...said, ...mattersHeard(understanding, catalogue)])].flatMap((matter) => {
    const row = rows.find((each) => isFor(each, matter));
    return row ? [{ requirement: publicId(row), matter: matter.name }] : [];
  });
  return new Set(uses.map(({ requirement }) => requirement)).size > 1 ? { paper, uses } : null;
}

/**
 * The paper and what it is for, where both were said and would be asked all the same, because papers of that name are asked for in many
 * matters: 办低保还要收入证明吗. Null unless one matter of the home county was said and heard, and no other paper; its list is complete and
 * has exactly one paper called just so; and that is among those that may be meant.
 */
export function useSaid(understanding: Understanding, around: Circumstances): Use | null {
  const asked = askedAbout(understanding, around);
  if (asked === null || asked.rest.includes('证明')) return null;
  const { catalogue } = around;
  const [matter, ...others] = catalogue.home.matters.filter((each) => isDone(each, asked.rest));
  if (!matter?.complete || others.length > 0 || !mattersHeard(understanding, catalogue).includes(matter)) return null;
  const [row, ...more] = asked.rows.filter((each) => isFor(each, matter));
  if (row === undefined || more.length > 0) return null;
  const requirement = publicId(row);
  return understanding.rivals.some(({ id }) => id === requirement) ? { requirement, matter: matter.name } : null;
}
