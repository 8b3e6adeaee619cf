import type { County } from '../catalogue/county.ts';
import type { StaffMember } from '../catalogue/staff.ts';

type Directory = Pick<County, 'staff' | 'departments'>;

/** How departments and colleagues are called in what an inquiry says. */
export type Names = {
  department(id: string): string;
  /** `null`: nobody by name. */
  person(id: string | null): string;
  head(department: string): string;
};

export function namesIn({ staff, departments }: Directory): Names {
  const named = (id: string | null): string => staff.find((each) => each.id === id)?.name ?? '已不在名册的同事';
  return {
    department: (id) => departments.find((each) => each.id === id)?.name ?? id,
    person: named,
    head: (department) => named(departments.find(({ id }) => id === department)?.head ?? null),
  };
}

/** Who reviews in a department besides its head; the head where there is nobody else. */
export function leaderOf({ staff, departments }: Directory, department: string): StaffMember | null {
  const head = departments.find(({ id }) => id === department)?.head;
  const reviewer = staff.find(
    (each) => each.department === department && each.roles.includes('reviewer') && each.id !== head,
  );
  return reviewer ?? staff.find(({ id }) => id === head) ?? null;
}
