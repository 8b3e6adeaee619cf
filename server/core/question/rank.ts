import { FEATURES, type FeatureName, type Features } from './features.ts';

/** Weight of every feature; fitted by `npm run train`. */
export type RankWeights = Readonly<Record<FeatureName, number>>;

/** Scores are rounded so that no machine's last bit decides an order. */
const PRECISION = 1e6;

export function rounded(value: number): number {
  return Math.round(value * PRECISION) / PRECISION;
}

/** Weights in the order of the features. */
export function rankInOrder(weights: RankWeights): Float64Array {
  return Float64Array.from(FEATURES, (name) => weights[name]);
}

/** The dot product of features, or signs, and weights in order, not rounded. */
export function dot(features: readonly number[], weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += (features[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

/** What each feature added to a score, as shares of all that spoke for it, largest first. */
export function sharesOf(features: Features, weights: Float64Array): { name: FeatureName; share: number }[] {
  let total = 0;
  const parts: { name: FeatureName; share: number }[] = [];
  for (const [at, name] of FEATURES.entries()) {
    const share = (features[at] ?? 0) * (weights[at] ?? 0);
    if (share <= 0) continue;
    total += share;
    parts.push({ name, share });
  }
  for (const part of parts) part.share = rounded(part.share / total);
  return parts.sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1));
}

/** Shares of belief from scores: exp(s) / Σ exp. */
export function beliefs(scores: readonly number[]): number[] {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  const powers: number[] = [];
  let sum = 0;
  for (const score of scores) {
    const power = Math.exp(score - top);
    powers.push(power);
    sum += power;
  }
  const shares: number[] = [];
  for (const power of powers) shares.push(rounded(power / sum));
  return shares;
}
