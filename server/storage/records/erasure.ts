import { v7 as newId } from 'uuid';
import { dropUnheld } from './files.ts';
import type { Reach } from './reach.ts';
import { accountKey } from './reach.ts';

/** A line of the deletion journal. `personKey` is a keyed hash in hex: it names nobody. */
export type Erasure = {
  readonly county: string;
  readonly id: string;
  readonly personKey: string;
  readonly at: number;
};

/** The erasure of everything under an account. */
export function newErasure(reach: Reach, account: { channel: string; person: string }, at: number): Erasure {
  const personKey = accountKey(reach, account.channel, account.person).toString('hex');
  return { county: reach.county, id: newId(), personKey, at };
}

/** Deletes the rows and texts of an account and enters the erasure in the journal; the number of rows that went. */
export async function erase({ tx, county }: Pick<Reach, 'tx' | 'county'>, erasure: Erasure): Promise<number> {
  const key = Buffer.from(erasure.personKey, 'hex');
  await tx
    .insertInto('erasures')
    .values({ county, id: erasure.id, person_key: key, erased_at: new Date(erasure.at) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const persons = await tx
    .deleteFrom('identities')
    .where((row) => row.and({ county, person_key: key }))
    .returning('person')
    .execute();
  for (const { person } of persons)
    await tx
      .deleteFrom('people')
      .where((row) => row.and({ county, id: person }))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(selectFrom('identities').select('person').where('county', '=', county).where('person', '=', person)),
        ),
      )
      .execute();
  let gone = persons.length;
  for (const table of [
    'conversations',
    'hand_overs',
    'nomination_contacts',
    'tasks',
    'task_offers',
    'inquiries',
    'looks',
    'notices',
    'found_cards',
    'reader_sessions',
    'reader_messages',
    'reader_agreements',
    'reader_telephones',
    'join_codes',
    'joined_accounts',
    'commitments',
    'complaints',
  ] as const) {
    const deleted = await tx
      .deleteFrom(table)
      .where('county', '=', county)
      .where('person_key', '=', key)
      .executeTakeFirst();
    gone += Number(deleted.numDeletedRows);
  }
  // What was false stays known by his ID number for as long as the law lets it count; his account is not found by it any more.
  await tx
    .updateTable('credit_records')
    .set({ person_key: null })
    .where((row) => row.and({ county, person_key: key }))
    .execute();
  return (
    gone +
    (await eraseFiles(tx, county, key)) +
    (await eraseMessages(tx, county, key)) +
    (await eraseTexts(tx, county, key, erasure.id))
  );
}

async function eraseFiles(tx: Reach['tx'], county: string, key: Buffer): Promise<number> {
  const holders = await tx
    .deleteFrom('file_holders')
    .where('county', '=', county)
    .where('person_key', '=', key)
    .executeTakeFirst();
  await dropUnheld({ tx, county });
  return Number(holders.numDeletedRows);
}

/** Replies go; the message's id stays, so that a late redelivery does not act again. */
async function eraseMessages(tx: Reach['tx'], county: string, key: Buffer): Promise<number> {
  const replies = await tx
    .updateTable('inbox')
    .set({ sealed_reply: null })
    .where((row) => row.and({ county, person_key: key }))
    .where('sealed_reply', 'is not', null)
    .executeTakeFirst();
  const messages = await tx
    .deleteFrom('outbox')
    .where((row) => row.and({ county, recipient_key: key }))
    .executeTakeFirst();
  return Number(replies.numUpdatedRows) + Number(messages.numDeletedRows);
}

async function eraseTexts(tx: Reach['tx'], county: string, key: Buffer, erasure: string): Promise<number> {
  const texts = await tx
    .deleteFrom('trail_texts')
    .where('county', '=', county)
    .where('about_key', '=', key)
    .returning(['record', 'seq'])
    .execute();
  if (texts.length > 0)
    await tx
      .insertInto('trail_erasures')
      .values(texts.map(({ record, seq }) => ({ county, record, seq, erasure })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return texts.length;
}
