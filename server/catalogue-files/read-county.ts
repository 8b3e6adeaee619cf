import { join } from 'node:path';
import type { County } from '../core/catalogue/county.ts';
import type { PlaceId } from '../core/place.ts';
import { checkLadders } from './checks/ladders.ts';
import { checkMatters } from './checks/matters.ts';
import { checkBackups, checkPeople } from './checks/people.ts';
import { findRepeats } from './checks/repeats.ts';
import { matterOf } from './matter.ts';
import type { Problems } from './problems.ts';
import { readCommitments } from './read-commitments.ts';
import { readDataSources } from './read-data-sources.ts';
import { type DataFile, type Located, readObject, readRows } from './read-json.ts';
import { readLists } from './read-lists.ts';
import { readNoticeBoard } from './read-notice-board.ts';
import type { SharedData } from './read-shared.ts';
import { countyFile } from './shapes/county-file.ts';
import { departmentRow } from './shapes/department-row.ts';
import { matterRow } from './shapes/matter-row.ts';
import { servicePointRow } from './shapes/service-point-row.ts';
import { staffRow } from './shapes/staff-row.ts';
import { staffMemberOf } from './staff-member.ts';

/** Everything that the folder data/counties/<id>/ says; null when county.json itself cannot be read. */
export async function readCounty(
  dataDir: string,
  id: PlaceId,
  shared: SharedData,
  problems: Problems,
): Promise<County | null> {
  const file = (name: string): DataFile => ({
    path: join(dataDir, 'counties', id, name),
    name: `data/counties/${id}/${name}`,
  });
  if (!shared.places.has(id)) problems.push(`data/counties/${id}:区划 ${id} 在 data/places.json 里没有`);
  const head = await readObject(file('county.json'), countyFile, problems);
  if (head !== null) checkLadders(file('county.json').name, head, problems);
  const lists = await readLists(dataDir, id, shared, problems);
  const matters = await readRows(file('matters.json'), matterRow, problems);
  const departments = await readRows(file('departments.json'), departmentRow, problems);
  const servicePoints = await readRows(file('service-points.json'), servicePointRow, problems);
  const staff = await readRows(file('staff.json'), staffRow, problems);
  for (const rows of [matters, departments, servicePoints, staff] as Located<{ id: string }>[][])
    findRepeats(rows, (row) => row.id, problems);
  checkMatters(matters, departments, lists.at(-1)?.rows ?? [], problems);
  checkPeople({ departments, servicePoints, staff }, shared.places, problems);
  checkBackups(staff, problems);
  const factSources = await readDataSources(file('data-sources.json'), departments, problems);
  const noticeBoard = await readNoticeBoard(file('notice-kinds.json'), shared.certificates, departments, problems);
  const commitments = await readCommitments(file('commitments.json'), lists, problems);
  if (head === null) return null;
  return {
    ...head,
    id,
    lists,
    matters: matters.map((each) => matterOf(each.value)),
    servicePoints: servicePoints.map((each) => each.value),
    departments: departments.map((each) => each.value),
    staff: staff.map((each) => staffMemberOf(each.value)),
    factSources,
    noticeBoard,
    commitments,
  };
}
