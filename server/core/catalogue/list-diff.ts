import type { Scheme } from './county.ts';
import { plainName } from './family.ts';
import type { Requirement } from './requirement.ts';
import { underScheme } from './scheme.ts';
import { totalsOf } from './totals.ts';

/** One row in both versions. */
type RowPair = { readonly before: Requirement; readonly after: Requirement };

/** How a count changed. */
export type Change = {
  readonly label: string;
  readonly before: number;
  readonly after: number;
  readonly change: number;
};

/** What a publication changes; it comes with every new version. */
export type ListDiff = {
  readonly added: readonly Requirement[];
  readonly removed: readonly Requirement[];
  /** Rows whose disposition changed. */
  readonly moved: readonly RowPair[];
  /** Rows in both versions with the same disposition. */
  readonly kept: readonly RowPair[];
  readonly total: Change;
  /** Every disposition that either version uses. */
  readonly byDisposition: readonly Change[];
  /** The batches of the scheme, by primary disposition. */
  readonly byBatch: readonly Change[];
};

/**
 * Compares two versions row by row. Rows are the same when their ids are, or else when proof name and matters are: a list that
 * was typed anew has new ids. Rows that appear twice under one key are paired in order.
 */
export function diffLists(before: readonly Requirement[], after: readonly Requirement[], scheme: Scheme): ListDiff {
  const pairs = pairRows(before, after);
  const olds = new Set(pairs.map((pair) => pair.before));
  const news = new Set(pairs.map((pair) => pair.after));
  return {
    added: after.filter((row) => !news.has(row)),
    removed: before.filter((row) => !olds.has(row)),
    moved: pairs.filter((pair) => pair.before.disposition !== pair.after.disposition),
    kept: pairs.filter((pair) => pair.before.disposition === pair.after.disposition),
    total: changeOf('合计', before.length, after.length),
    byDisposition: byDisposition(before, after),
    byBatch: byBatch(before, after, scheme),
  };
}

function pairRows(before: readonly Requirement[], after: readonly Requirement[]): RowPair[] {
  const sameId = pairBy((row) => row.id, before, after);
  const paired = new Set(sameId.flatMap((pair) => [pair.before, pair.after]));
  const free = (rows: readonly Requirement[]) => rows.filter((row) => !paired.has(row));
  return [...sameId, ...pairBy(keyOf, free(before), free(after))];
}

function keyOf(row: Requirement): string {
  return [plainName(row.name), ...[...row.matters].sort()].join('\n');
}

function pairBy(
  key: (row: Requirement) => string,
  before: readonly Requirement[],
  after: readonly Requirement[],
): RowPair[] {
  const waiting = new Map<string, Requirement[]>();
  for (const row of before) waiting.set(key(row), [...(waiting.get(key(row)) ?? []), row]);
  return after.flatMap((row) => {
    const old = waiting.get(key(row))?.shift();
    return old === undefined ? [] : [{ before: old, after: row }];
  });
}

function byDisposition(before: readonly Requirement[], after: readonly Requirement[]): Change[] {
  const now = totalsOf(after).primary;
  return totalsOf(before)
    .primary.map(({ label, count }, index) => changeOf(label, count, now[index]?.count ?? 0))
    .filter((change) => change.before + change.after > 0);
}

function byBatch(before: readonly Requirement[], after: readonly Requirement[], scheme: Scheme): Change[] {
  const now = underScheme(after, scheme).batches;
  return underScheme(before, scheme).batches.map(({ label, rows }, index) =>
    changeOf(label, rows.length, now[index]?.rows.length ?? 0),
  );
}

function changeOf(label: string, before: number, after: number): Change {
  return { label, before, after, change: after - before };
}
