import type { Scheme } from './county.ts';
import type { Requirement } from './requirement.ts';

type Batch = {
  readonly label: string;
  /** Rows whose primary disposition belongs to the batch: these counts sum, with `outside`, to the number of rows. */
  readonly rows: readonly Requirement[];
  /** Rows that reach the batch only by a fallback. */
  readonly alsoListed: readonly Requirement[];
};

/** The rows under the batch names of one scheme (口径). */
export type SchemeView = {
  readonly scheme: string;
  readonly batches: readonly Batch[];
  /** Rows for which the scheme has no batch, such as those that only say who does not issue. */
  readonly outside: readonly Requirement[];
  /** Rows that stand in more than one batch, with the names of the batches: 房县's targets 30 + 40 + 252 exceed its 293 rows. */
  readonly overlaps: readonly { readonly row: Requirement; readonly labels: readonly string[] }[];
};

type BatchRule = Scheme['batches'][number];

/** Shows the same rows under the names of another place's batches. Each row counts once, in its primary batch. */
export function underScheme(rows: readonly Requirement[], scheme: Scheme): SchemeView {
  const batches = scheme.batches.map((rule) => ({
    label: rule.label,
    rows: rows.filter((row) => primaryBatch(row, scheme) === rule),
    alsoListed: rows.filter((row) => primaryBatch(row, scheme) !== rule && fallsBackTo(row, rule)),
  }));
  return {
    scheme: scheme.name,
    batches,
    outside: rows.filter((row) => primaryBatch(row, scheme) === null),
    overlaps: rows.map((row) => ({ row, labels: labelsOf(row, batches) })).filter(({ labels }) => labels.length > 1),
  };
}

/** The first batch that takes the row's primary disposition; null when none does. */
function primaryBatch({ disposition }: Requirement, scheme: Scheme): BatchRule | null {
  if (disposition === null) return null;
  return scheme.batches.find((rule) => rule.dispositions.includes(disposition)) ?? null;
}

function fallsBackTo(row: Requirement, rule: BatchRule): boolean {
  return row.fallbacks.some((name) => rule.dispositions.includes(name));
}

function labelsOf(row: Requirement, batches: readonly Batch[]): string[] {
  return batches
    .filter((batch) => batch.rows.includes(row) || batch.alsoListed.includes(row))
    .map((batch) => batch.label);
}
