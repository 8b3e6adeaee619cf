/** The entries that hold one term: their slots, and what the term weighs there. Only ever appended to. */
export type Postings = { slots: Int32Array; weights: Float32Array; length: number };

/** Scores by slot while a search runs; all zero in between. */
export type Tally = {
  scores: Float64Array;
  readonly touched: number[];
  /** False for a slot whose entry was taken out. */
  readonly isLive: (slot: number) => boolean;
};

const START = 4;

export function createPostings(): Postings {
  return { slots: new Int32Array(START), weights: new Float32Array(START), length: 0 };
}

export function push(postings: Postings, slot: number, weight: number): void {
  if (postings.length === postings.slots.length) {
    const slots = new Int32Array(postings.length * 2);
    const weights = new Float32Array(postings.length * 2);
    slots.set(postings.slots);
    weights.set(postings.weights);
    postings.slots = slots;
    postings.weights = weights;
  }
  postings.slots[postings.length] = slot;
  postings.weights[postings.length] = weight;
  postings.length += 1;
}

function enter(tally: Tally, slot: number): boolean {
  if (!tally.isLive(slot)) return false;
  tally.touched.push(slot);
  return true;
}

/** Adds one term to the scores; when the search is closed, only where a rarer term has been. */
export function addTo(tally: Tally, postings: Postings, factor: number, open: boolean): void {
  for (let at = 0; at < postings.length; at += 1) {
    const slot = postings.slots[at] ?? 0;
    const known = (tally.scores[slot] ?? 0) !== 0 || (open && enter(tally, slot));
    if (known) tally.scores[slot] = (tally.scores[slot] ?? 0) + factor * (postings.weights[at] ?? 0);
  }
}

/** The slots touched with their scores, in order of touching; leaves the tally clean. */
export function takeTouched(tally: Tally): { slot: number; score: number }[] {
  const found = tally.touched.map((slot) => ({ slot, score: tally.scores[slot] ?? 0 }));
  for (const slot of tally.touched) tally.scores[slot] = 0;
  tally.touched.length = 0;
  return found;
}
