import { randomBytes } from 'node:crypto';
import { leafOf, linkOf, NO_LINK } from '../../core/trail/chain.ts';
import type { TrailEntry } from '../../core/trail/entry.ts';
import type { Records } from '../../ports/store.ts';
import { run, runLater } from '../database/line.ts';
import { sm3 } from '../trail/sm3.ts';
import { accountKey, type Reach } from './reach.ts';

type Head = { readonly seq: number; readonly link: string };

const LOCK = `select seq, link from trail_heads where county = $1 and record = $2 for update`;
const MAKE = `insert into trail_heads (county, record, seq, link, sealed_seq) values ($1, $2, 0, $3, 0) on conflict do nothing`;
const LINK = `insert into trail_links (county, record, seq, at, leaf, link) values ($1, $2, $3, $4, $5, $6)`;
const TEXT = `insert into trail_texts (county, record, seq, salt, text, about_key) values ($1, $2, $3, $4, $5, $6)`;
const HEAD = `update trail_heads set seq = $3, link = $4 where county = $1 and record = $2`;

export function trailOf(reach: Reach): Records['trail'] {
  const { tx, county } = reach;

  /** Locks the head of the record, so that entries written at once follow each other. */
  const lockHead = async (record: string): Promise<Head> => {
    const [known] = await run<Head>(tx, LOCK, [county, record]);
    if (known) return known;
    runLater(tx, MAKE, [county, record, NO_LINK]);
    const [made] = await run<Head>(tx, LOCK, [county, record]);
    return made ?? { seq: 0, link: NO_LINK };
  };

  return {
    async append(entry, about) {
      const { record, at } = entry;
      const head = await lockHead(record);
      const seq = head.seq + 1;
      const salt = randomBytes(16).toString('hex');
      const text = JSON.stringify(entry); // hashed and kept as it is
      const leaf = leafOf(sm3, salt, text);
      const link = linkOf(sm3, { county, record, seq }, leaf, head.link);
      const owner = about ? accountKey(reach, about.channel, about.person) : null;
      runLater(tx, LINK, [county, record, seq, new Date(at), leaf, link]);
      runLater(tx, TEXT, [county, record, seq, salt, text, owner]);
      runLater(tx, HEAD, [county, record, seq, link]);
    },

    async of(record) {
      const rows = await tx
        .selectFrom('trail_links as link')
        .leftJoin('trail_texts as text', (join) =>
          join
            .onRef('text.county', '=', 'link.county')
            .onRef('text.record', '=', 'link.record')
            .onRef('text.seq', '=', 'link.seq'),
        )
        .select(['link.at as at', 'text.text as text'])
        .where('link.county', '=', county)
        .where('link.record', '=', record)
        .orderBy('link.seq')
        .execute();
      return rows.map(({ at, text }) => (text ? (JSON.parse(text) as TrailEntry) : erased(record, at)));
    },
  };
}

function erased(record: string, at: Date): TrailEntry {
  return { record, event: 'erased', by: 'erased', at: at.getTime(), facts: {} };
}
