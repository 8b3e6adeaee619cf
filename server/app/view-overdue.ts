import type { Allowance } from '../core/clock/clock.ts';
import type { Instant } from '../core/time.ts';
import type { DepartmentDelay } from '../ports/tasks.ts';
import type { Means } from './means.ts';

/** How much waits for a department, and how much of it too long. */
export type Overdue = {
  readonly at: Instant;
  /** How long a department may take to answer another one. */
  readonly inquiryAllowance: Allowance;
  /** How long a department may take to close the case of a loss notice. */
  readonly reissueAllowance: Allowance;
  readonly departments: readonly {
    readonly name: string;
    readonly tasks: { readonly open: number; readonly overdue: number };
    readonly inquiries: { readonly open: number; readonly overdue: number };
    readonly reissues: { readonly open: number; readonly overdue: number };
  }[];
};

const NOTHING = { open: 0, overdue: 0 };

/** 超时公开: by department, those with the most delays first; counts only. */
export async function viewOverdue({ catalogue, store, clock }: Means): Promise<Overdue> {
  const at = clock.now();
  const [tasks, inquiries, reissues] = await store.transaction(async (records) => [
    await records.tasks.delays(at),
    await records.inquiries.delays(at),
    await records.notices.reissueDelays(at),
  ]);
  const ids = [...new Set([...tasks, ...inquiries, ...reissues].map(({ department }) => department))];
  const departments = ids.map((id) => {
    const name = catalogue.home.departments.find((each) => each.id === id)?.name ?? '县级代跑群(还没人接)';
    const of = (all: readonly DepartmentDelay[]) => counts(all.find(({ department }) => department === id) ?? NOTHING);
    return { name, tasks: of(tasks), inquiries: of(inquiries), reissues: of(reissues) };
  });
  const late = (each: Overdue['departments'][number]): number =>
    each.tasks.overdue + each.inquiries.overdue + each.reissues.overdue;
  const { inquiryAllowance, reissueAllowance } = catalogue.home;
  return {
    at,
    inquiryAllowance,
    reissueAllowance,
    departments: departments.sort((a, b) => late(b) - late(a) || (a.name < b.name ? -1 : 1)),
  };
}

function counts({ open, overdue }: { readonly open: number; readonly overdue: number }) {
  return { open, overdue };
}
