import { sql } from 'kysely';
import { inTransaction, type Transaction } from '../database/transaction.ts';
import type { OpenStore } from '../open-store.ts';

/** Every column that holds sealed values, with the rest of its table's key after the county. */
export const SEALED_COLUMNS = [
  { table: 'inbox', column: 'sealed_reply', key: ['channel', 'account', 'message_id'] },
  { table: 'conversations', column: 'sealed_content', key: ['talk_key'] },
  { table: 'identities', column: 'sealed_external_id', key: ['identity_key'] },
  { table: 'reader_messages', column: 'sealed_lines', key: ['message_key'] },
  { table: 'reader_sessions', column: 'sealed_account', key: ['token_hash'] },
  { table: 'reader_telephones', column: 'sealed_telephone', key: ['person_key'] },
  { table: 'join_codes', column: 'sealed_account', key: ['token_hash'] },
  { table: 'joined_accounts', column: 'sealed_account', key: ['person_key'] },
  { table: 'hand_overs', column: 'sealed_content', key: ['number'] },
  { table: 'hand_over_lines', column: 'sealed_line', key: ['number', 'seq'] },
  { table: 'tasks', column: 'sealed_content', key: ['number'] },
  { table: 'task_offers', column: 'sealed_offer', key: ['talk_key'] },
  { table: 'inquiries', column: 'sealed_content', key: ['number'] },
  { table: 'notices', column: 'sealed_content', key: ['case_number'] },
  { table: 'documents', column: 'sealed_content', key: ['document_key'] },
  { table: 'commitments', column: 'sealed_content', key: ['case_number'] },
  { table: 'complaints', column: 'sealed_content', key: ['number'] },
  { table: 'looks', column: 'sealed_look', key: ['id'] },
  { table: 'unanswered', column: 'sealed_text', key: ['id'] },
  { table: 'nominations', column: 'sealed_content', key: ['number'] },
  { table: 'nomination_contacts', column: 'sealed_contact', key: ['number'] },
  { table: 'outbox', column: 'sealed_message', key: ['id'] },
  { table: 'files', column: 'sealed_bytes', key: ['file_key'] },
  { table: 'idempotent_requests', column: 'sealed_body', key: ['actor', 'request_key'] },
] as const;

type SealedColumn = (typeof SEALED_COLUMNS)[number];

/**
 * Puts every sealed value of the county under the first of DATA_KEYS, `batch` rows a transaction, while the server works.
 * Gives the number of values that were moved; afterwards the other key may be taken out of DATA_KEYS.
 */
export async function rewrapAll(store: OpenStore, batch = 200): Promise<number> {
  let moved = 0;
  for (const place of SEALED_COLUMNS) {
    for (let last = batch; last === batch; moved += last)
      last = await inTransaction(store.db, (tx) => rewrapSome(tx, store, place, batch));
  }
  return moved;
}

/** The first bytes of a value name its key: those under another than the current one are read, locked, and written back. */
async function rewrapSome(tx: Transaction, store: OpenStore, place: SealedColumn, batch: number): Promise<number> {
  const { county, vault } = store;
  const column = sql.ref(place.column);
  const current = vault.seal('', '').subarray(0, 5);
  const { rows } = await sql<{ sealed: Buffer } & Record<string, unknown>>`
    select ${column} as sealed, ${sql.join(place.key.map((name) => sql.ref(name)))} from ${sql.table(place.table)}
    where county = ${county} and substring(${column} from 1 for 5) <> ${current} limit ${batch} for update`.execute(tx);
  for (const row of rows) {
    const sameRow = place.key.map((name) => sql`${sql.ref(name)} = ${row[name]}`);
    await sql`update ${sql.table(place.table)} set ${column} = ${vault.rewrap(row.sealed) ?? row.sealed}
      where county = ${county} and ${sql.join(sameRow, sql` and `)}`.execute(tx);
  }
  return rows.length;
}
