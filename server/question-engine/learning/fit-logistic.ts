import { dot } from '../../core/question/rank.ts';
import { solve } from './solve.ts';

/** One observation: what was seen, and whether it held. */
export type LogisticCase = { readonly signs: readonly number[]; readonly holds: boolean };

const STEPS = 12;
/** The constant is hardly held back. */
const CONSTANT_RIDGE = 1e-3;

function addCase(signs: readonly number[], curve: number, hessian: Float64Array): void {
  const size = signs.length;
  for (let row = 0; row < size; row += 1) {
    const factor = curve * (signs[row] ?? 0);
    if (factor === 0) continue;
    for (let column = 0; column < size; column += 1) {
      const cell = row * size + column;
      hessian[cell] = (hessian[cell] ?? 0) + factor * (signs[column] ?? 0);
    }
  }
}

function penalty(at: number, ridge: number): number {
  return at === 0 ? CONSTANT_RIDGE : ridge;
}

/** Slope and curvature of the penalised loss at `weights`. */
function survey(
  cases: readonly LogisticCase[],
  weights: Float64Array,
  ridge: number,
): { slope: Float64Array; hessian: Float64Array } {
  const size = weights.length;
  const slope = Float64Array.from(weights, (weight, at) => weight * penalty(at, ridge));
  const hessian = new Float64Array(size * size);
  for (let at = 0; at < size; at += 1) hessian[at * size + at] = penalty(at, ridge);
  for (const { signs, holds } of cases) {
    const believed = 1 / (1 + Math.exp(-dot(signs, weights)));
    const gap = believed - (holds ? 1 : 0);
    for (let at = 0; at < size; at += 1) slope[at] = (slope[at] ?? 0) + gap * (signs[at] ?? 0);
    addCase(signs, believed * (1 - believed), hessian);
  }
  return { slope, hessian };
}

/** Logistic regression by Newton's method; ridge on all weights but the first (the constant). Deterministic: starts at zero. */
export function fitLogistic(cases: readonly LogisticCase[], ridge: number): Float64Array {
  const weights = new Float64Array(cases[0]?.signs.length ?? 0);
  for (let step = 0; step < STEPS; step += 1) {
    const { slope, hessian } = survey(cases, weights, ridge);
    const move = solve(hessian, slope);
    for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) - (move[at] ?? 0);
  }
  return weights;
}
