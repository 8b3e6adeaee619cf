import type { StoredChain, StoredEntry } from '../../core/trail/check-chain.ts';
import type { Transaction } from '../database/transaction.ts';

const PAGE = 5_000;

type Row = {
  record: string;
  seq: number;
  at: Date;
  leaf: string;
  link: string;
  salt: string | null;
  text: string | null;
  erasure: string | null;
};

/** Every chain of a county by record, read in pages; also heads whose entries are all gone. */
export async function* chainsOf(tx: Transaction, county: string): AsyncGenerator<StoredChain> {
  const heads = await headsOf(tx, county);
  let record: string | null = null;
  let entries: StoredEntry[] = [];
  const finish = (name: string): StoredChain => {
    const head = heads.get(name) ?? null;
    heads.delete(name);
    return { county, record: name, entries, head };
  };
  for await (const row of rowsOf(tx, county)) {
    if (record !== null && row.record !== record) {
      yield finish(record);
      entries = [];
    }
    record = row.record;
    entries.push(entryOf(row));
  }
  if (record !== null) yield finish(record);
  for (const [name, head] of heads) yield { county, record: name, entries: [], head };
}

async function headsOf(tx: Transaction, county: string): Promise<Map<string, { seq: number; link: string }>> {
  const rows = await tx
    .selectFrom('trail_heads')
    .select(['record', 'seq', 'link'])
    .where('county', '=', county)
    .execute();
  return new Map(rows.map(({ record, seq, link }) => [record, { seq, link }]));
}

async function* rowsOf(tx: Transaction, county: string): AsyncGenerator<Row> {
  let after: { record: string; seq: number } = { record: '', seq: 0 };
  for (;;) {
    const page = await pageAfter(tx, county, after);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last;
  }
}

function pageAfter(tx: Transaction, county: string, after: { record: string; seq: number }): Promise<Row[]> {
  return tx
    .selectFrom('trail_links as link')
    .leftJoin('trail_texts as text', (join) =>
      join
        .onRef('text.county', '=', 'link.county')
        .onRef('text.record', '=', 'link.record')
        .onRef('text.seq', '=', 'link.seq'),
    )
    .leftJoin('trail_erasures as gone', (join) =>
      join
        .onRef('gone.county', '=', 'link.county')
        .onRef('gone.record', '=', 'link.record')
        .onRef('gone.seq', '=', 'link.seq'),
    )
    .select(['link.record', 'link.seq', 'link.at', 'link.leaf', 'link.link', 'text.salt', 'text.text', 'gone.erasure'])
    .where('link.county', '=', county)
    .where(({ eb, refTuple, tuple }) => eb(refTuple('link.record', 'link.seq'), '>', tuple(after.record, after.seq)))
    .orderBy('link.record')
    .orderBy('link.seq')
    .limit(PAGE)
    .execute();
}

function entryOf({ seq, at, leaf, link, salt, text, erasure }: Row): StoredEntry {
  const kept = salt !== null && text !== null ? { salt, text } : null;
  return { seq, at: at.getTime(), leaf, link, text: kept, erased: erasure !== null };
}
