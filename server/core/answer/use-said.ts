import type { Matter } from '../catalogue/matter.ts';
import { publicId, type Requirement } from '../catalogue/requirement.ts';
import type { Understanding } from '../question/understanding.ts';
import type { Circumstances } from './circumstances.ts';
import { calls, hereOf, paperSaid } from './here.ts';
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

/** The one matter of the county that is said beside the paper; null when another one is said too, or another paper. */
function onlyMatter(understanding: Understanding, paper: string, { catalogue }: Circumstances): Matter | null {
  const matter = spokenMatter(understanding, [paper], catalogue);
  const rest = understanding.read.replaceAll(paper, '|');
  if (matter === null || !matter.complete || rest.includes('证明') || !isDone(matter, rest)) return null;
  const others = catalogue.home.matters.filter((each) => each.name !== matter.name);
  return others.some((each) => saidAs(each).some((name) => rest.includes(name))) ? null : matter;
}

/** A row of the county is also called what the one is called that it derives from. */
function isCalled(row: Requirement, paper: string, { catalogue }: Circumstances): boolean {
  if (calls(row).includes(paper)) return true;
  const source = row.from === null ? undefined : catalogue.requirements.find(({ id }) => id === row.from);
  return source !== undefined && calls(source).includes(paper);
}

/**
 * The paper and what it is for, where both were said and would be asked all the same, because papers of that name are asked for in many
 * matters: 办低保还要收入证明吗. Null unless it is asked about the home county, whose complete list of that matter has exactly one paper called just so, and it is among those
 * that may be meant.
 */
export function useSaid(understanding: Understanding, asked: Circumstances): Use | null {
  const around = { ...asked, place: understanding.place ?? asked.place };
  const paper = paperSaid(understanding.read, around.catalogue);
  if (paper === null || around.place !== around.catalogue.home.id) return null;
  const matter = onlyMatter(understanding, paper, around);
  if (matter === null) return null;
  const isFor = ({ matters }: Requirement): boolean => matters.includes(matter.name);
  const [row, ...more] = hereOf(around).rows.filter((each) => isFor(each) && isCalled(each, paper, around));
  if (row === undefined || more.length > 0) return null;
  const requirement = publicId(row);
  return understanding.rivals.some(({ id }) => id === requirement) ? { requirement, matter: matter.name } : null;
}
