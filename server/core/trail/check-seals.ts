import { type Digest, NO_LINK, sealOf } from './chain.ts';
import type { TrailFault } from './trail-fault.ts';

/** A seal as stored: `heads` is the exact text that was hashed, JSON of `[record, seq, link]` triples. */
export type StoredSeal = { readonly seq: number; readonly heads: string; readonly digest: string };

/** The newest seal of a day as it was kept outside the database. */
export type Anchor = { readonly seal: number; readonly digest: string };

/** What the seals say must be found in the chains: the link of a record at a number. */
export type Sealed = { readonly record: string; readonly seq: number; readonly link: string };

export type SealFindings = { readonly faults: readonly TrailFault[]; readonly sealed: readonly Sealed[] };

/** Walks the chain of seals (by rising `seq`) and holds it against the anchors. */
export function checkSeals(
  digest: Digest,
  county: string,
  seals: readonly StoredSeal[],
  anchors: readonly Anchor[],
): SealFindings {
  const faults: TrailFault[] = [];
  let expected = 1;
  let previous: string | null = NO_LINK;
  for (const seal of seals) {
    if (seal.seq > expected) previous = null;
    for (; expected < seal.seq; expected += 1) faults.push({ kind: 'deleted', record: 'seal', seq: expected });
    const right = previous === null || sealOf(digest, county, seal.seq, seal.heads, previous) === seal.digest;
    if (!right) faults.push({ kind: 'edited', record: 'seal', seq: seal.seq });
    previous = seal.digest;
    expected += 1;
  }
  return { faults: [...faults, ...faultsOfAnchors(seals, anchors)], sealed: seals.flatMap(headsOf) };
}

function faultsOfAnchors(seals: readonly StoredSeal[], anchors: readonly Anchor[]): TrailFault[] {
  const digests = new Map(seals.map((seal) => [seal.seq, seal.digest]));
  return anchors.flatMap(({ seal, digest }): TrailFault[] => {
    const found = digests.get(seal);
    if (found === undefined) return [{ kind: 'truncated', record: 'anchor', seq: seal }];
    return found === digest ? [] : [{ kind: 'edited', record: 'anchor', seq: seal }];
  });
}

/** The heads a seal covers; a text that cannot be read was edited, which its digest tells already. */
function headsOf(seal: StoredSeal): Sealed[] {
  try {
    const heads = JSON.parse(seal.heads) as [string, number, string][];
    return heads.map(([record, seq, link]) => ({ record, seq, link }));
  } catch {
    return [];
  }
}
