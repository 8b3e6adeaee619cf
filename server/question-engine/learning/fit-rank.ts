/** The entries found for one question, and which of them are right. */
export type RankCase = { readonly rows: readonly Float64Array[]; readonly right: readonly boolean[] };

const STEPS = 120;
const RATE = 1.5;
const MOMENTUM = 0.9;

/** All rows of all cases end to end, so that a step is one walk over two arrays. */
type Flat = {
  readonly size: number;
  readonly values: Float64Array;
  readonly right: Uint8Array;
  /** Where each case begins; one more at the end. */
  readonly starts: Int32Array;
  readonly scores: Float64Array;
};

function flatten(cases: readonly RankCase[], size: number): Flat {
  const rows = cases.flatMap((one) => one.rows);
  const values = new Float64Array(rows.length * size);
  for (const [number, row] of rows.entries()) values.set(row, number * size);
  const starts = new Int32Array(cases.length + 1);
  for (const [number, one] of cases.entries()) starts[number + 1] = (starts[number] ?? 0) + one.rows.length;
  const right = Uint8Array.from(cases.flatMap((one) => one.right.map(Number)));
  return { size, values, right, starts, scores: new Float64Array(rows.length) };
}

function score(flat: Flat, weights: Float64Array): void {
  for (let row = 0; row < flat.scores.length; row += 1) {
    let sum = 0;
    for (let at = 0; at < flat.size; at += 1) sum += (flat.values[row * flat.size + at] ?? 0) * (weights[at] ?? 0);
    flat.scores[row] = sum;
  }
}

function addRow(flat: Flat, row: number, gap: number, slope: Float64Array): void {
  for (let at = 0; at < flat.size; at += 1)
    slope[at] = (slope[at] ?? 0) + gap * (flat.values[row * flat.size + at] ?? 0);
}

/** Adds the slope of −ln(share of the right rows among exp(score)) for one case. */
function addCase(flat: Flat, from: number, to: number, slope: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let row = from; row < to; row += 1) top = Math.max(top, flat.scores[row] ?? 0);
  let all = 0;
  let only = 0;
  for (let row = from; row < to; row += 1) {
    const power = Math.exp((flat.scores[row] ?? 0) - top);
    all += power;
    only += flat.right[row] ? power : 0;
  }
  for (let row = from; row < to; row += 1) {
    const power = Math.exp((flat.scores[row] ?? 0) - top);
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
  const flat = flatten(useful, start.length);
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
