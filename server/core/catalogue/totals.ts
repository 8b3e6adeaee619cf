import type { DispositionName } from './disposition/disposition.ts';
import { DISPOSITIONS } from './disposition/register.ts';
import type { Requirement } from './requirement.ts';

type DispositionCount = { readonly name: DispositionName; readonly label: string; readonly count: number };

/** Counts of a set of rows. The primary dispositions and the rows without one sum to the total; the fallbacks do not. */
export type Totals = {
  readonly total: number;
  /** By primary disposition, all eight in the order of the public lists. */
  readonly primary: readonly DispositionCount[];
  /** Rows that only say who does not issue, or are no local matter. */
  readonly withoutDisposition: number;
  /** How many rows list a disposition as a fallback: one row may be in several, so these are listed and never summed. */
  readonly fallbacks: readonly DispositionCount[];
};

/** Every total is counted from rows (龙游 192 → 235 came from two lists, not from two numbers). */
export function totalsOf(rows: readonly Requirement[]): Totals {
  return {
    total: rows.length,
    primary: DISPOSITIONS.map(({ name, label }) => ({ name, label, count: rows.filter(isPrimarily(name)).length })),
    withoutDisposition: rows.filter((row) => row.disposition === null).length,
    fallbacks: DISPOSITIONS.map(({ name, label }) => ({
      name,
      label,
      count: rows.filter((row) => row.fallbacks.includes(name)).length,
    })).filter(({ count }) => count > 0),
  };
}

/** True when the parts make up the total. */
export function reconciles(totals: Totals): boolean {
  return totals.primary.reduce((sum, { count }) => sum + count, totals.withoutDisposition) === totals.total;
}

function isPrimarily(name: DispositionName): (row: Requirement) => boolean {
  return (row) => row.disposition === name;
}
