import { timingSafeEqual } from 'node:crypto';
import type { Commitment } from '../../core/commitment/commitment.ts';
import type { ReceiptStanding } from '../../core/commitment/commitment-receipt.ts';
import { isOnShow } from '../../core/commitment/public-showing.ts';
import { signedText } from '../../core/commitment/signed-bytes.ts';
import { dayOf } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { sm3 } from '../trail/sm3.ts';
import { markOf, type ReceiptRow, receiptOf, sealOf } from './commitment-receipts.ts';
import { creditRecordsOf } from './credit-records.ts';
import { accountKey, type Reach } from './reach.ts';
import { sealedCasesOf } from './sealed-cases.ts';

export function commitmentsOf(reach: Reach): Records['commitments'] {
  const { tx, county, vault } = reach;
  const cases = sealedCasesOf<Commitment>(reach, 'commitments');
  const marked = (commitment: Commitment, at: number) => ({
    state: commitment.state,
    public_number: commitment.number,
    on_show: isOnShow(commitment),
    touched_at: new Date(at),
    sealed_content: cases.seal(commitment),
  });
  const receipts = () => tx.selectFrom('commitment_receipts').selectAll().where('county', '=', county);
  const shown = async (number: string): Promise<ReceiptRow | undefined> =>
    receipts().where('number', '=', number).executeTakeFirst();
  const keyOf = (number: string): string =>
    vault.index('commitment-address', county, number).subarray(0, 16).toString('base64url');

  return {
    async add(commitment, at) {
      const { talk } = commitment.signer;
      const person_key = accountKey(reach, talk.channel, talk.person);
      await tx
        .insertInto('commitments')
        .values({ county, case_number: commitment.case, person_key, ...marked(commitment, at) })
        .execute();
    },
    find: cases.find,
    lock: cases.lock,
    lockSigned: cases.lockNumbered,
    findSigned: cases.findNumbered,
    async save(commitment, at) {
      await tx
        .updateTable('commitments')
        .set(marked(commitment, at))
        .where((row) => row.and({ county, case_number: commitment.case }))
        .execute();
      const before = commitment.number === null ? undefined : await shown(commitment.number);
      if (before) await changeReceipt({ ...before, state: commitment.state, changed_on: dayOf(at) });
    },
    drop: cases.drop,
    ofSigner: cases.ofAccount,
    async inState(state, limit) {
      const found = await cases.rows().where('state', '=', state).orderBy('case_number').limit(limit).execute();
      return found.map(cases.opened);
    },
    async onShow({ size, at }) {
      const shown = cases.rows().where('on_show', '=', true);
      const rows = await shown
        .orderBy('case_number', 'desc')
        .limit(size)
        .offset((at - 1) * size)
        .execute();
      const { all } = await tx
        .selectFrom('commitments')
        .select(({ fn }) => fn.countAll<string>().as('all'))
        .where((row) => row.and({ county, on_show: true }))
        .executeTakeFirstOrThrow();
      return { found: rows.flatMap((row) => cases.openedOrNull(row) ?? []), all: Number(all) };
    },
    async seal(commitment) {
      const row = freshReceipt(commitment);
      await tx.insertInto('commitment_receipts').values(row).execute();
      return receiptOf(row);
    },
    digestOf: sm3,
    async receipt(number) {
      const row = await shown(number);
      return row ? receiptOf(row) : null;
    },
    async standing(number) {
      const row = await shown(number);
      return row ? standingOf(row, await cases.checkNumbered(number)) : null;
    },
    keyOf,
    isKeyOf(number, key) {
      const [ours, given] = [Buffer.from(keyOf(number)), Buffer.from(key)];
      return ours.length === given.length && timingSafeEqual(ours, given);
    },
    credit: creditRecordsOf(reach),
  };

  function freshReceipt(commitment: Commitment): ReceiptRow {
    const digest = sm3(signedText(county, commitment));
    const { number, text, check, state, reached } = commitment;
    const on = dayOf(reached.signed ?? 0);
    const bare = {
      ...{ county, number: number ?? '', state, signed_on: on, changed_on: on, version: text?.version ?? '' },
      ...{
        check_how: check?.how ?? 'written',
        check_due: check?.due ?? on,
        digest,
        seal: sealOf(reach, number ?? '', digest),
      },
    };
    return { ...bare, mark: markOf(reach, bare) };
  }

  async function changeReceipt({ mark: _, ...row }: ReceiptRow): Promise<void> {
    const { state, changed_on, number } = row;
    await tx
      .updateTable('commitment_receipts')
      .set({ state, changed_on, mark: markOf(reach, row) })
      .where((each) => each.and({ county, number }))
      .execute();
  }

  /** Row against its mark, digest against its seal, kept bytes against the digest. */
  function standingOf({ mark, ...row }: ReceiptRow, kept: Commitment | 'changed' | null): ReceiptStanding {
    const whole = markOf(reach, row) === mark && sealOf(reach, row.number, row.digest) === row.seal;
    if (!whole || kept === 'changed') return 'broken';
    if (kept === null) return 'gone';
    return sm3(signedText(county, kept)) === row.digest && kept.state === row.state ? 'intact' : 'broken';
  }
}
