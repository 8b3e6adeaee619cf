import type { Rival, Understanding } from './understanding.ts';

/** How well entries fit a question in somebody else's eyes: by id, any scale, more is better. */
export type Opinion = ReadonlyMap<string, number>;

/** The opinion counts as much as the engine's own belief. */
const HALF = 0.5;

/** Only where the citizen is asked which paper he means is there anything to choose. */
export function wantsOpinion({ behaviour, subject, rivals }: Understanding): boolean {
  return behaviour === 'ask-back' && subject.kind === 'requirement' && rivals.length > 1;
}

/**
 * Puts what may be meant into another order. Nothing else changes: an opinion decides what is offered first, never whether anything
 * is answered, and never what.
 */
export function withOpinion(understanding: Understanding, opinion: Opinion): Understanding {
  if (!wantsOpinion(understanding)) return understanding;
  const shares = sharesOf(understanding.rivals, opinion);
  const rivals = understanding.rivals
    .map(({ id, belief }) => ({ id, belief: HALF * belief + HALF * (shares.get(id) ?? 0) }))
    .sort((a, b) => b.belief - a.belief || (a.id < b.id ? -1 : 1));
  const rank = new Map(rivals.map(({ id }, at) => [id, at]));
  const last = rivals.length;
  const candidates = [...understanding.candidates].sort((a, b) => (rank.get(a.id) ?? last) - (rank.get(b.id) ?? last));
  return { ...understanding, rivals, candidates };
}

/** From any scale to shares of one, the least fitting with none. */
function sharesOf(rivals: readonly Rival[], opinion: Opinion): Map<string, number> {
  const known = rivals.flatMap(({ id }) => {
    const score = opinion.get(id);
    return score === undefined || !Number.isFinite(score) ? [] : [{ id, score }];
  });
  const least = Math.min(...known.map(({ score }) => score));
  const sum = known.reduce((total, { score }) => total + score - least, 0);
  return new Map(known.map(({ id, score }) => [id, sum > 0 ? (score - least) / sum : 0]));
}
