import type { StaffMember } from '../catalogue/staff.ts';
import type { Known } from './actor.ts';
import type { Task } from './task.ts';

/** Id of the department that answers for a delay: that of who has it, else that of the group; null for the county's group while nobody has it. */
export function answeringDepartment({ owner, room }: Pick<Task, 'owner' | 'room'>, { home }: Known): string | null {
  const member = home.staff.find(({ id }) => id === owner);
  if (member) return member.department;
  if (room === null || room.kind === 'county') return null;
  if (room.kind === 'line') return room.about;
  const heads = home.departments.filter(({ head }) => placeOf(head, home.staff) === room.about);
  return heads[0]?.id ?? null;
}

function placeOf(id: string, staff: readonly StaffMember[]): string | null {
  return staff.find((each) => each.id === id)?.place ?? null;
}
