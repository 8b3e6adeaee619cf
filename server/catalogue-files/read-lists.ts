import type { ListVersion } from '../core/catalogue/list-version.ts';
import type { PlaceId } from '../core/place.ts';
import { checkListOrder, checkListRows } from './checks/list.ts';
import { checkSeals } from './checks/seals.ts';
import { fileIn, listFileNames, listsFolder, numberOf } from './list-files.ts';
import { type Problems, rowName } from './problems.ts';
import { checkRows, readObject } from './read-json.ts';
import type { SharedData } from './read-shared.ts';
import { requirementOf } from './requirement.ts';
import { listFile } from './shapes/list-file.ts';
import { listRow } from './shapes/requirement-row.ts';

/** The published lists of a county, oldest first. */
export async function readLists(
  dataDir: string,
  county: PlaceId,
  shared: SharedData,
  problems: Problems,
): Promise<ListVersion[]> {
  const folder = listsFolder(dataDir, county);
  const lists: ListVersion[] = [];
  for (const name of await listFileNames(folder)) {
    const file = fileIn(folder, name);
    const content = await readObject(file, listFile, problems);
    if (content === null) continue;
    if (content.no !== numberOf(name)) problems.push(`${file.name}:文件名与版号(no)${content.no}不一致`);
    const where = (index: number) => rowName(file.name, index, content.rows[index]);
    const rows = checkRows(content.rows, listRow, where, problems);
    checkListRows(
      { file: file.name, effectiveOn: content.effectiveOn, scheme: content.scheme },
      rows,
      county,
      shared,
      problems,
    );
    lists.push({ ...content, county, rows: rows.map((each) => requirementOf(each.value, county)) });
  }
  if (lists.length === 0) problems.push(`${folder.name}:没有一版清单(v1.json)`);
  checkListOrder(folder.name, lists, problems);
  await checkSeals(folder, problems);
  return lists;
}
