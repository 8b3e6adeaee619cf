import { sql } from 'kysely';
import type { BoardHead } from '../../core/notice/board-check.ts';
import type { BoardEntry } from '../../core/notice/board-event.ts';
import type { Reach } from './reach.ts';

type Where = Pick<Reach, 'tx' | 'county'>;

/** The entries of the chain with their texts, where these still are. */
export function entriesIn({ tx, county }: Where) {
  return tx
    .selectFrom('board_entries as entry')
    .leftJoin('board_texts as text', (join) =>
      join.onRef('text.county', '=', 'entry.county').onRef('text.seq', '=', 'entry.seq'),
    )
    .select([
      ...(['entry.seq', 'entry.number', 'entry.event', 'entry.day', 'entry.leaf', 'entry.link'] as const),
      ...(['text.salt', 'text.text'] as const),
    ])
    .where('entry.county', '=', county);
}

type Row = Omit<BoardEntry, 'text'> & { readonly salt: string | null; readonly text: string | null };

export function entryOf({ salt, text, ...entry }: Row): BoardEntry {
  return { ...entry, text: salt === null || text === null ? null : { salt, text } };
}

/** Where the chain must pass: its head, and what the trail was told of it month by month. The trail is sealed outside the database. */
export async function chainEnds({ tx, county }: Where): Promise<BoardHead[]> {
  const head = await tx.selectFrom('board_heads').select(['seq', 'link']).where('county', '=', county).execute();
  const { rows } = await sql<{ text: string }>`
    select text.text from trail_heads as head
    join trail_texts as text on text.county = head.county and text.record = head.record and text.seq = head.seq
    where head.county = ${county} and head.record like 'board %'`.execute(tx);
  return [...head, ...rows.flatMap(({ text }) => told(text))];
}

function told(text: string): BoardHead[] {
  const { facts } = JSON.parse(text) as { facts: { seq?: unknown; link?: unknown } };
  return typeof facts.seq === 'number' && typeof facts.link === 'string' ? [{ seq: facts.seq, link: facts.link }] : [];
}
