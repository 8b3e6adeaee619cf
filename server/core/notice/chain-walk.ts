import type { Digest } from '../trail/chain.ts';
import { type BoardFault, type BoardHead, isSelf } from './board-check.ts';
import { type BoardEntry, boardLink } from './board-event.ts';

/** How far the chain was walked, and the link there; null: that entry was missing, and what follows it cannot be held against it. */
export type ChainPlace = { readonly seq: number; readonly link: string | null };

/** Before the first entry. */
export const CHAIN_START: ChainPlace = { seq: 0, link: '' };

/** An entry, and whether its notice has reached its privacy date: only then may its text be gone. */
export type WalkedEntry = BoardEntry & { readonly archived: boolean };

/**
 * Walks on from a place that was checked, entry by entry, by rising `seq`; `heads` are links that were kept apart. Nothing of what was
 * walked needs to be remembered but the place that comes back.
 */
export function walkOn(
  digest: Digest,
  county: string,
  from: ChainPlace,
  entries: readonly WalkedEntry[],
  heads: readonly BoardHead[],
): { readonly at: ChainPlace; readonly faults: readonly BoardFault[] } {
  const kept = new Map(heads.map(({ seq, link }) => [seq, link]));
  const faults: BoardFault[] = [];
  let at = from;
  for (const entry of entries) {
    const { seq, link } = entry;
    faults.push(...missing(at.seq, seq - 1), ...wrongIn(digest, county, at, entry));
    if ((kept.get(seq) ?? link) !== link) faults.push({ kind: 'edited', seq, number: null });
    at = { seq, link };
  }
  return { at, faults };
}

/** What is wrong with one entry. Behind a gap its link cannot be held against the one before it. */
function wrongIn(digest: Digest, county: string, before: ChainPlace, entry: WalkedEntry): BoardFault[] {
  const { seq, number, link, text, archived } = entry;
  const previous = before.seq === seq - 1 ? before.link : null;
  const linked = previous === null || boardLink(digest, county, entry, previous) === link;
  const edited = !linked || !isSelf(digest, entry);
  const blanked = text === null && !archived;
  return [
    ...(edited ? [{ kind: 'edited', seq, number } as const] : []),
    ...(blanked ? [{ kind: 'blanked', seq, number } as const] : []),
  ];
}

/** What was cut off: entries beyond the end of the walk that a link kept apart tells of. */
export function cutOff(at: ChainPlace, heads: readonly BoardHead[]): readonly BoardFault[] {
  return missing(at.seq, Math.max(0, ...heads.map(({ seq }) => seq)));
}

/** Nobody reads more of a chain that is gone. */
const MOST_NAMED = 100;

function missing(after: number, last: number): BoardFault[] {
  const count = Math.max(0, Math.min(last - after, MOST_NAMED));
  return Array.from({ length: count }, (_, order) => ({ kind: 'missing', seq: after + order + 1, number: null }));
}
