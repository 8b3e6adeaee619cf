import type { ListVersion } from '../../core/catalogue/list-version.ts';
import type { PlaceId } from '../../core/place.ts';
import { type Day, partialDay } from '../../core/time.ts';
import { jurisdictionsOf } from '../jurisdiction.ts';
import type { Problems } from '../problems.ts';
import type { Located } from '../read-json.ts';
import type { SharedData } from '../read-shared.ts';
import type { ListRow } from '../shapes/requirement-row.ts';
import { findRepeats } from './repeats.ts';

type ListHead = { readonly file: string; readonly effectiveOn: Day; readonly scheme: string };

/** What a list of the county must hold beyond the shape of its rows: numbering, references, place, dates. */
export function checkListRows(
  list: ListHead,
  rows: readonly Located<ListRow>[],
  county: PlaceId,
  shared: SharedData,
  problems: Problems,
): void {
  if (!shared.schemes.some((scheme) => scheme.name === list.scheme))
    problems.push(`${list.file}:口径“${list.scheme}”在 data/schemes.json 里没有`);
  findRepeats(rows, (row) => row.id, problems);
  checkReferences(rows, shared, problems);
  const findJurisdiction = jurisdictionsOf(shared.places);
  rows.forEach(({ where, value }, index) => {
    if (value.item !== index + 1)
      problems.push(`${where}:项号(item)应为 ${index + 1},写的是 ${value.item};项号从 1 起连续、不重复`);
    if (findJurisdiction(value.jurisdiction) !== county) problems.push(`${where}:地方“${value.jurisdiction}”不是本县`);
    if (!beginsInTime(value.effectiveDate, list.effectiveOn))
      problems.push(`${where}:生效日期晚于清单施行日期 ${list.effectiveOn}`);
  });
}

function checkReferences(rows: readonly Located<ListRow>[], shared: SharedData, problems: Problems): void {
  const shipped = new Set(shared.requirements.map((row) => row.id));
  const known = new Set([...shipped, ...rows.map((each) => each.value.id)]);
  for (const { where, value } of rows) {
    if (shipped.has(value.id)) problems.push(`${where}:编号(id)“${value.id}”与 data/requirements 里的一条重复`);
    if (value.from !== undefined && !shipped.has(value.from))
      problems.push(`${where}:from 指向的 ${value.from} 没有这一条`);
    if (value.sameAs !== undefined && !known.has(value.sameAs))
      problems.push(`${where}:sameAs 指向的 ${value.sameAs} 没有这一条`);
  }
}

/** A list's row holds from the day the list does, or earlier. */
function beginsInTime(effectiveDate: string | null, effectiveOn: Day): boolean {
  const since = effectiveDate === null ? null : partialDay(effectiveDate);
  return since === null || since.first <= effectiveOn;
}

/** Versions are numbered 1, 2, 3 … and each takes effect after the one before. */
export function checkListOrder(folder: string, lists: readonly ListVersion[], problems: Problems): void {
  lists.forEach((list, index) => {
    const before = lists[index - 1];
    if (list.no !== index + 1) problems.push(`${folder}/v${list.no}.json:前面缺第${index + 1}版`);
    if (before && before.effectiveOn >= list.effectiveOn)
      problems.push(`${folder}/v${list.no}.json:施行日期应晚于第${before.no}版的 ${before.effectiveOn}`);
    if (list.publishedOn > list.effectiveOn) problems.push(`${folder}/v${list.no}.json:施行日期早于公布日期`);
  });
}
