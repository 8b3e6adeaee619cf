import { checkChain, type StoredEntry } from '../../core/trail/check-chain.ts';
import { checkSeals, type Sealed } from '../../core/trail/check-seals.ts';
import type { TrailFault } from '../../core/trail/trail-fault.ts';
import type { Transaction } from '../database/transaction.ts';
import type { OpenStore } from '../open-store.ts';
import { readAnchors } from './anchors.ts';
import { sm3 } from './sm3.ts';
import { chainsOf } from './stored-chains.ts';

/** What a verification looked at and what it found wrong. */
export type TrailReport = {
  readonly records: number;
  readonly entries: number;
  /** Entries whose text was erased rightly. */
  readonly erased: number;
  readonly seals: number;
  readonly anchors: number;
  readonly faults: readonly TrailFault[];
};

/** Proves the whole trail of the store's county, on one snapshot, while the server may go on writing. */
export async function verifyTrail(store: OpenStore): Promise<TrailReport> {
  const anchors = await readAnchors(store.dataDir, store.county); // before the snapshot: never newer than it
  return store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => verifyIn(tx, store.county, anchors));
}

async function verifyIn(
  tx: Transaction,
  county: string,
  anchors: Awaited<ReturnType<typeof readAnchors>>,
): Promise<TrailReport> {
  const seals = await tx
    .selectFrom('trail_seals')
    .select(['seq', 'heads', 'digest'])
    .where('county', '=', county)
    .orderBy('seq')
    .execute();
  const { faults: ofSeals, sealed } = checkSeals(sm3, county, seals, anchors);
  const promised = byRecord(sealed);
  const faults = [...ofSeals];
  const count = { records: 0, entries: 0, erased: 0 };
  for await (const chain of chainsOf(tx, county)) {
    const own = checkChain(sm3, chain);
    const said = brokenPromises(chain.record, chain.entries, promised.get(chain.record) ?? []);
    faults.push(...own, ...said.filter(({ seq }) => !own.some((fault) => fault.seq === seq)));
    promised.delete(chain.record);
    count.records += 1;
    count.entries += chain.entries.length;
    count.erased += chain.entries.filter((entry) => entry.erased).length;
  }
  for (const [record, heads] of promised)
    faults.push({ kind: 'truncated', record, seq: Math.max(...heads.map((head) => head.seq)) });
  return { ...count, seals: seals.length, anchors: anchors.length, faults };
}

/** Where a chain is not what a seal saw: rewritten consistently, or cut off together with its head. */
function brokenPromises(record: string, entries: readonly StoredEntry[], promised: readonly Sealed[]): TrailFault[] {
  const links = new Map(entries.map((entry) => [entry.seq, entry.link]));
  return promised.flatMap(({ seq, link }): TrailFault[] => {
    const found = links.get(seq);
    if (found === undefined) return [{ kind: 'truncated', record, seq }];
    return found === link ? [] : [{ kind: 'edited', record, seq }];
  });
}

function byRecord(sealed: readonly Sealed[]): Map<string, Sealed[]> {
  const found = new Map<string, Sealed[]>();
  for (const each of sealed) found.set(each.record, [...(found.get(each.record) ?? []), each]);
  return found;
}
