import { numberAt, weightAt } from './number-list.ts';

/** Of two slots of one score, the one that comes first. */
export type Before = (a: number, b: number) => boolean;

/** The few best of many slots, best first. One list serves one search after another. */
export type Leaders = {
  readonly before: Before;
  slots: Int32Array;
  scores: Float64Array;
  count: number;
  limit: number;
};

export function createLeaders(before: Before): Leaders {
  return { before, slots: new Int32Array(0), scores: new Float64Array(0), count: 0, limit: 0 };
}

/** Empties the list for the best so many. */
export function beginLeaders(leaders: Leaders, limit: number): void {
  if (leaders.slots.length < limit) {
    leaders.slots = new Int32Array(limit);
    leaders.scores = new Float64Array(limit);
  }
  leaders.count = 0;
  leaders.limit = limit;
}

/** True when a slot of such a score can no longer be among the best. */
export function isBeaten({ count, limit, scores }: Leaders, score: number): boolean {
  return count === limit && (limit === 0 || score < weightAt(scores, limit - 1));
}

/** True when what stands at `at` goes before such a slot. */
function leads({ before, slots, scores }: Leaders, at: number, slot: number, score: number): boolean {
  const its = weightAt(scores, at);
  return its > score || (its === score && !before(slot, numberAt(slots, at)));
}

/** Puts a slot in its place, if it is among the best so far; the last one goes when there is no room. */
export function offer(leaders: Leaders, slot: number, score: number): void {
  if (isBeaten(leaders, score)) return;
  const { slots, scores, limit } = leaders;
  const full = leaders.count === limit;
  if (full && leads(leaders, limit - 1, slot, score)) return;
  let at = full ? limit - 1 : leaders.count;
  for (; at > 0 && !leads(leaders, at - 1, slot, score); at -= 1) {
    slots[at] = numberAt(slots, at - 1);
    scores[at] = weightAt(scores, at - 1);
  }
  slots[at] = slot;
  scores[at] = score;
  if (!full) leaders.count += 1;
}
