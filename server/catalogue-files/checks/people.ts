import type { PlaceId, Places } from '../../core/place.ts';
import type { Problems } from '../problems.ts';
import type { Located } from '../read-json.ts';

type Rows<T> = readonly Located<T>[];
type People = {
  readonly departments: Rows<{ readonly id: string; readonly head: string }>;
  readonly staff: Rows<{ readonly id: string; readonly department: string; readonly place: PlaceId }>;
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
