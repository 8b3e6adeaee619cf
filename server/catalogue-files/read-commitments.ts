import type { ListVersion } from '../core/catalogue/list-version.ts';
import type { Requirement } from '../core/catalogue/requirement.ts';
import { type CommitmentForm, type CommitmentRules, NO_COMMITMENTS } from '../core/commitment/commitment-rules.ts';
import type { Problems } from './problems.ts';
import { type DataFile, readObject } from './read-json.ts';
import { commitmentsFile } from './shapes/commitments-file.ts';

/** What people may sign for. A form belongs to a row that the newest list calls committed; a wording has one version and one row. */
export async function readCommitments(
  file: DataFile,
  lists: readonly ListVersion[],
  problems: Problems,
): Promise<CommitmentRules> {
  const rules = await readObject(file, commitmentsFile, problems);
  if (rules === null) return NO_COMMITMENTS;
  const rows = lists.at(-1)?.rows ?? [];
  const seen = new Set<string>();
  for (const form of rules.forms) {
    const faults = [...repeated(form, seen), ...misplaced(form, rows), ...unshowable(form, rules)];
    problems.push(...faults.map((fault) => `${file.name} 的“${form.version}”:${fault}`));
  }
  return rules;
}

function repeated({ row, version }: CommitmentForm, seen: Set<string>): string[] {
  const again = [row, version].filter((key) => seen.has(key));
  for (const key of [row, version]) seen.add(key);
  return again.map((key) => `“${key}”已经写过一次`);
}

function misplaced({ row }: CommitmentForm, rows: readonly Requirement[]): string[] {
  const found = rows.find(({ id }) => id === row);
  if (!found) return [`最新清单里没有“${row}”`];
  return found.disposition === 'committed' ? [] : [`清单里“${found.name}”不是告知承诺`];
}

/** Ten days are the longest holiday with its weekends: whoever objects on the last day still leaves time to go there. */
function unshowable({ check }: CommitmentForm, { challenges }: CommitmentRules): string[] {
  if (check.how !== 'public') return [];
  const least = 3 * check.shown + 10;
  return [
    ...(challenges.length === 0 ? ['要公示,先在 challenges 里写公示时能选的理由'] : []),
    ...(check.days < least ? [`公示 ${check.shown} 个工作日的,days 至少写 ${least}`] : []),
  ];
}
