import type { PlaceId, Places } from '../../core/place.ts';
import type { Problems } from '../problems.ts';
import type { Located } from '../read-json.ts';

type Rows<T> = readonly Located<T>[];
type Member = {
  readonly id: string;
  readonly department: string;
  readonly place: PlaceId;
  readonly roles: readonly string[];
  readonly backup?: string | undefined;
};
type People = {
  readonly departments: Rows<{ readonly id: string; readonly head: string }>;
  readonly staff: Rows<Member>;
  readonly servicePoints: Rows<{ readonly place: PlaceId }>;
};

/** Staff work in known departments, departments are headed by known staff, and both stand in known places. */
export function checkPeople({ departments, staff, servicePoints }: People, places: Places, problems: Problems): void {
  const departmentIds = new Set(departments.map((each) => each.value.id));
  const staffIds = new Set(staff.map((each) => each.value.id));
  for (const { where, value } of departments)
    if (!staffIds.has(value.head)) problems.push(`${where}:一把手(head)“${value.head}”在 staff.json 里没有`);
  for (const { where, value } of staff)
    if (!departmentIds.has(value.department))
      problems.push(`${where}:部门“${value.department}”在 departments.json 里没有`);
  for (const { where, value } of [...staff, ...servicePoints])
    if (!places.has(value.place)) problems.push(`${where}:区划“${value.place}”在 data/places.json 里没有`);
}

const VERIFIER = '协查员';

/** 备岗: a verifier is stood in for by another verifier of the same department, who may see what he may see. */
export function checkBackups(staff: Rows<Member>, problems: Problems): void {
  const byId = new Map(staff.map(({ value }) => [value.id, value]));
  for (const { where, value } of staff) {
    const fault = value.backup === undefined ? null : backupFault(value, value.backup, byId.get(value.backup));
    if (fault !== null) problems.push(`${where}:${fault}`);
  }
}

function backupFault({ id, department, roles }: Member, named: string, backup: Member | undefined): string | null {
  if (!roles.includes(VERIFIER)) return '只有协查员才写备岗(backup)';
  if (backup === undefined) return `备岗(backup)“${named}”在 staff.json 里没有`;
  if (named === id) return '备岗(backup)写的是他自己';
  const fits = backup.department === department && backup.roles.includes(VERIFIER);
  return fits ? null : `备岗(backup)“${named}”不是同一部门的协查员`;
}
