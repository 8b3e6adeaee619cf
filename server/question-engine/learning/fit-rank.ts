/** The entries found for one question, and which of them are right. */
export type RankCase = { readonly rows: readonly (readonly number[])[]; readonly right: readonly boolean[] };

const STEPS = 120;
const RATE = 1.5;
const MOMENTUM = 0.9;

/** All rows of all cases end to end, without their zeros (two in three), so that a step is one walk over a few arrays. */
type Flat = {
  /** What is not zero, and which weight it belongs to. */
  readonly values: Float64Array;
  readonly places: Uint8Array;
  /** Where each row begins among the values; one more at the end. */
  readonly rows: Int32Array;
  readonly right: Uint8Array;
  /** Where each case begins among the rows; one more at the end. */
  readonly starts: Int32Array;
  /** The score of each row in this step; then exp(score), measured from the best of its case. */
  readonly scores: Float64Array;
};

/** Where each of these begins when they lie end to end; one more at the end. */
function beginnings(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (const [at, length] of lengths.entries()) starts[at + 1] = (starts[at] ?? 0) + length;
  return starts;
}

function flatten(cases: readonly RankCase[]): Flat {
  const all = cases.flatMap((one) => one.rows);
  const rows = beginnings(all.map(stated));
  const values = new Float64Array(rows.at(-1) ?? 0);
  const places = new Uint8Array(values.length);
  let at = 0;
  for (const row of all) {
    for (let place = 0; place < row.length; place += 1) {
      const value = row[place] ?? 0;
      if (value === 0) continue;
      values[at] = value;
      places[at] = place;
      at += 1;
    }
  }
  return {
    ...{ values, places, rows },
    right: Uint8Array.from(cases.flatMap((one) => one.right.map(Number))),
    starts: beginnings(cases.map((one) => one.rows.length)),
    scores: new Float64Array(all.length),
  };
}

/** How many of its features an entry has. */
function stated(row: readonly number[]): number {
  let count = 0;
  for (const value of row) count += value === 0 ? 0 : 1;
  return count;
}

function score({ values, places, rows, scores }: Flat, weights: Float64Array): void {
  for (let row = 0; row < scores.length; row += 1) {
    const end = rows[row + 1] ?? 0;
    let sum = 0;
    for (let at = rows[row] ?? 0; at < end; at += 1) sum += (values[at] ?? 0) * (weights[places[at] ?? 0] ?? 0);
    scores[row] = sum;
  }
}

function addRow({ values, places, rows }: Flat, row: number, gap: number, slope: Float64Array): void {
  const end = rows[row + 1] ?? 0;
  for (let at = rows[row] ?? 0; at < end; at += 1) {
    const place = places[at] ?? 0;
    slope[place] = (slope[place] ?? 0) + gap * (values[at] ?? 0);
  }
}

/** Adds the slope of −ln(share of the right rows among exp(score)) for one case. */
function addCase(flat: Flat, from: number, to: number, slope: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let row = from; row < to; row += 1) top = Math.max(top, flat.scores[row] ?? 0);
  let all = 0;
  let only = 0;
  for (let row = from; row < to; row += 1) {
    const power = Math.exp((flat.scores[row] ?? 0) - top);
    flat.scores[row] = power;
    all += power;
    only += flat.right[row] ? power : 0;
  }
  for (let row = from; row < to; row += 1) {
    const power = flat.scores[row] ?? 0;
    addRow(flat, row, power / all - (flat.right[row] ? power / only : 0), slope);
  }
}

function slopeAt(flat: Flat, weights: Float64Array, start: Float64Array, ridge: number): Float64Array {
  score(flat, weights);
  const slope = Float64Array.from(weights, (weight, at) => ridge * (weight - (start[at] ?? 0)));
  for (let number = 0; number + 1 < flat.starts.length; number += 1) {
    addCase(flat, flat.starts[number] ?? 0, flat.starts[number + 1] ?? 0, slope);
  }
  return slope;
}

/**
 * Fits a linear score so that the right entries together get the largest share of exp(score). Ridge pulls towards `start`:
 * with few questions the weights stay near what common sense says. Deterministic.
 */
export function fitRank(cases: readonly RankCase[], start: Float64Array, ridge: number): Float64Array {
  const useful = cases.filter((one) => one.right.some(Boolean));
  const flat = flatten(useful);
  const weights = Float64Array.from(start);
  const speed = new Float64Array(start.length);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = slopeAt(flat, weights, start, ridge);
    for (let at = 0; at < weights.length; at += 1) {
      speed[at] = MOMENTUM * (speed[at] ?? 0) - (RATE * (slope[at] ?? 0)) / useful.length;
      weights[at] = (weights[at] ?? 0) + (speed[at] ?? 0);
    }
  }
  return weights;
}
