import { leafOf, linkOf, NO_LINK } from '../../core/trail/chain.ts';
import type { TrailEntry } from '../../core/trail/entry.ts';
import type { Records } from '../../ports/store.ts';
import { forMany } from '../database/for-many.ts';
import { beforeEnd, leave, run, runAlong, runLater, settle } from '../database/line.ts';
import { lastOf } from '../database/merged.ts';
import { type Turn, turnOf } from '../database/turns.ts';
import { random } from '../secrecy/random.ts';
import { sm3 } from '../trail/sm3.ts';
import { accountKey, type Reach } from './reach.ts';

type Head = { readonly seq: number; readonly link: string };

const LOCK = forMany(`select seq, link from trail_heads where county = $1 and record = $2 for update`, {
  text: `select record, seq, link from trail_heads where county = $1 and record = any ($2::text[]) order by record for update`,
  ...{ of: [1], column: 'record' },
});
const MAKE = `insert into trail_heads (county, record, seq, link, sealed_seq) values ($1, $2, 0, $3, 0) on conflict do nothing`;
const LINK = `insert into trail_links (county, record, seq, at, leaf, link) values ($1, $2, $3, $4, $5, $6)`;
const TEXT = `insert into trail_texts (county, record, seq, salt, text, about_key) values ($1, $2, $3, $4, $5, $6)`;
const READ = `select link.at, text.text from trail_links as link
  left join trail_texts as text on text.county = link.county and text.record = link.record and text.seq = link.seq
  where link.county = $1 and link.record = $2 order by link.seq`;
/** Written as an insert, because many are written together; its row is always there. */
const HEAD = `insert into trail_heads (county, record, seq, link, sealed_seq) values ($1, $2, $3, $4, 0)
  on conflict (county, record) do update set seq = excluded.seq, link = excluded.link`;
const LAST_HEAD = lastOf(2);

/** An entry that waits for the end of the transaction, as the text that is hashed and kept. */
type Waiting = { readonly record: string; readonly at: number; readonly text: string; readonly owner: Buffer | null };

/** An entry with its place in the chain of its record. */
type Chained = Omit<Waiting, 'at'> & Head & { readonly at: Date; readonly leaf: string; readonly salt: string };

export function trailOf(reach: Reach): Records['trail'] {
  const { tx, county } = reach;
  const heads = new Map<string, Promise<Head | undefined>>();
  const turns = new Map<string, Turn>();
  const waiting: Waiting[] = [];

  /** Locks the head of the record until the transaction ends, so that entries written at once follow each other. */
  const lockHead = (record: string, order?: 'last'): void => {
    if (heads.has(record)) return;
    const turn = turnOf('trail', record);
    turns.set(record, order === 'last' ? { ...turn, last: true, handedOn: ['seq', 'link'] } : turn);
    const asked = runAlong<Head>(tx, LOCK, [county, record], turns.get(record)).then(([head]) => head);
    asked.catch(() => undefined); // who expected an entry and wrote none never looks
    heads.set(record, asked);
  };
  const makeHead = async (record: string): Promise<Head> => {
    runLater(tx, MAKE, [county, record, NO_LINK]);
    const [made] = await run<Head>(tx, LOCK, [county, record], turns.get(record));
    return made ?? { seq: 0, link: NO_LINK };
  };
  const chained = ({ record, at, text, owner }: Waiting, head: Head): Chained => {
    const seq = head.seq + 1;
    const salt = random(16).toString('hex');
    const leaf = leafOf(sm3, salt, text);
    return {
      ...{ record, seq, at: new Date(at), leaf, salt, text, owner },
      link: linkOf(sm3, { county, record, seq }, leaf, head.link),
    };
  };
  const write = async (): Promise<void> => {
    const grown = new Map<string, Head>();
    for (const entry of waiting.splice(0)) {
      const { record } = entry;
      const head = grown.get(record) ?? (await heads.get(record)) ?? (await makeHead(record));
      const { seq, at, leaf, link, salt, text, owner } = chained(entry, head);
      runLater(tx, LINK, [county, record, seq, at, leaf, link]);
      runLater(tx, TEXT, [county, record, seq, salt, text, owner]);
      grown.set(record, { seq, link });
    }
    for (const [record, head] of grown) {
      runLater(tx, HEAD, [county, record, head.seq, head.link], LAST_HEAD);
      heads.set(record, Promise.resolve(head));
      leave(tx, turns.get(record) ?? turnOf('trail', record), head);
    }
  };

  return {
    expect: lockHead,

    async append(entry, about) {
      const { record, at } = entry;
      lockHead(record);
      if (waiting.length === 0) beforeEnd(tx, write);
      const owner = about ? accountKey(reach, about.channel, about.person) : null;
      waiting.push({ record, at, text: JSON.stringify(entry), owner });
    },

    async of(record) {
      await settle(tx);
      const rows = await run<{ at: Date; text: string | null }>(tx, READ, [county, record]);
      return rows.map(({ at, text }) => (text ? (JSON.parse(text) as TrailEntry) : erased(record, at)));
    },
  };
}

function erased(record: string, at: Date): TrailEntry {
  return { record, event: 'erased', by: 'erased', at: at.getTime(), facts: {} };
}
