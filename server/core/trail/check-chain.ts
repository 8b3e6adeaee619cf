import type { Instant } from '../time.ts';
import { type Digest, leafOf, linkOf, NO_LINK } from './chain.ts';
import type { TrailFault, TrailFaultKind } from './trail-fault.ts';

/** One entry as stored. `text` is null when it is not there; `erased` when an erasure accounts for that. */
export type StoredEntry = {
  readonly seq: number;
  readonly at: Instant;
  readonly leaf: string;
  readonly link: string;
  readonly text: { readonly salt: string; readonly text: string } | null;
  readonly erased: boolean;
};

/** The chain of one record as stored: entries by rising `seq`, and the head that was kept beside them. */
export type StoredChain = {
  readonly county: string;
  readonly record: string;
  readonly entries: readonly StoredEntry[];
  readonly head: { readonly seq: number; readonly link: string } | null;
};

/** How far a chain was read: the number that must come next, and the link it must follow (null: what came before is gone). */
type Reading = { readonly next: number; readonly link: string | null };

/** Everything wrong within one record's chain, each entry named once; empty when it is as it was written. */
export function checkChain(digest: Digest, chain: StoredChain): TrailFault[] {
  const faults: TrailFault[] = [];
  let reading: Reading = { next: 1, link: NO_LINK };
  for (const entry of chain.entries) {
    const missing = numbers(reading.next, entry.seq - 1);
    if (missing.length > 0) reading = { next: entry.seq, link: null };
    const follower = reading.link === null ? entry : followerOf(digest, chain, entry, reading.link);
    const kind = faultOfText(digest, chain.record, entry) ?? faultOfPlace(entry, follower);
    faults.push(...missing.map((seq) => faultAt(chain, 'deleted', seq)));
    if (kind) faults.push(faultAt(chain, kind, entry.seq));
    reading = { next: entry.seq + 1, link: (follower ?? entry).link };
  }
  const ofHead = faultsOfHead(chain, reading).filter(({ seq }) => !faults.some((fault) => fault.seq === seq));
  return [...faults, ...ofHead];
}

function faultAt({ record }: StoredChain, kind: TrailFaultKind, seq: number): TrailFault {
  return { kind, record, seq };
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function faultOfPlace(entry: StoredEntry, follower: StoredEntry | null): TrailFaultKind | null {
  if (follower === entry) return null;
  return follower ? 'reordered' : 'edited';
}

/** The entry that rightly stands here: the one that does, else another of the record that would fit, else null. */
function followerOf(digest: Digest, chain: StoredChain, entry: StoredEntry, previous: string): StoredEntry | null {
  const fits = (candidate: StoredEntry): boolean =>
    linkOf(digest, { county: chain.county, record: chain.record, seq: entry.seq }, candidate.leaf, previous) ===
    candidate.link;
  return fits(entry) ? entry : (chain.entries.find(fits) ?? null);
}

function faultOfText(digest: Digest, record: string, entry: StoredEntry): TrailFaultKind | null {
  if (!entry.text) return entry.erased ? null : 'blanked';
  if (leafOf(digest, entry.text.salt, entry.text.text) !== entry.leaf) return 'edited';
  return saysItself(record, entry, entry.text.text) ? null : 'edited';
}

/** The hashed text names its own record and time: the columns beside it may not say otherwise. */
function saysItself(record: string, entry: StoredEntry, text: string): boolean {
  try {
    const said = JSON.parse(text) as { record?: unknown; at?: unknown };
    return said.record === record && said.at === entry.at;
  } catch {
    return false;
  }
}

function faultsOfHead(chain: StoredChain, { next, link }: Reading): TrailFault[] {
  const { head } = chain;
  const length = next - 1;
  if (!head) return length > 0 ? [faultAt(chain, 'invented', 1)] : [];
  if (head.seq < length) return [faultAt(chain, 'invented', head.seq + 1)];
  const missing = numbers(next, head.seq);
  if (missing.length > 0) return missing.map((seq) => faultAt(chain, 'truncated', seq));
  return head.link === link ? [] : [faultAt(chain, 'edited', length)];
}
