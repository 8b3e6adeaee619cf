import { dispositionOf } from '../catalogue/disposition/register.ts';
import { plainName } from '../catalogue/family.ts';
import { type ListVersion, listInForce } from '../catalogue/list-version.ts';
import { isMatter, type Matter } from '../catalogue/matter.ts';
import { holdsForAnyMatter, type Requirement } from '../catalogue/requirement.ts';
import type { Day } from '../time.ts';
import type { Known } from './actor.ts';

/** What the list of a day says about a paper that somebody wants to be fetched. */
export type ListCheck = {
  readonly row: Requirement | null;
  readonly list: ListVersion | null;
  /** True when the county runs it, or the citizen would have to bring it: a task is what he needs. */
  readonly toRun: boolean;
};

/** Looks a paper up by its name, for a matter: the row of that matter before one for any. Names count as they are printed. */
export function checkList(proof: string, matter: string, on: Day, { home }: Pick<Known, 'home'>): ListCheck {
  const list = listInForce(home.lists, on);
  const named = (list?.rows ?? []).filter((row) => isCalled(row, proof));
  const about = named.find((row) => row.matters.some((each) => sameMatter(each, matter, home.matters)));
  const row = about ?? named.find(holdsForAnyMatter) ?? null;
  const toRun = row?.disposition === 'run' || row?.disposition === 'retained';
  return { row, list, toRun };
}

function isCalled({ name, aliases }: Requirement, proof: string): boolean {
  return [name, plainName(name), ...aliases].includes(proof);
}

function sameMatter(name: string, typed: string, known: readonly Matter[]): boolean {
  return name === typed || known.some((each) => isMatter(each, name) && isMatter(each, typed));
}

/** One line for staff: 清单第2版:不用开健在证明(高龄津贴)。村民小组长上门看。 */
export function checkLine({ row, list }: ListCheck, proof: string, matter: string): string {
  if (list === null) return '那天还没有公布清单。';
  const version = `清单第${list.no}版`;
  if (row === null) return `${version}里没有“${matter}”要的“${proof}”:清单以外的证明,窗口不能要。`;
  if (row.disposition === null) return `${version}:${row.instead}`;
  const { label, spares } = dispositionOf(row.disposition);
  return `${version}:${spares ? '不用开' : '还要'}${row.name}(${label})。${row.instead}`;
}
