import type { Requirement } from '../../core/catalogue/requirement.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import type { CommitmentForm } from '../../core/commitment/commitment-rules.ts';
import { formFor } from '../../core/commitment/commitment-rules.ts';
import { SIGNED, UNSIGNED } from '../../core/commitment/state.ts';
import { done, type Result } from '../../core/result.ts';
import { dayOf } from '../../core/time.ts';
import type { Account } from '../../ports/sign-in.ts';
import { ownAccounts } from '../join/own-accounts.ts';
import type { Means } from '../means.ts';
import { signableRows } from './choose-row.ts';
import { ownCommitment } from './own-commitment.ts';
import { type ReceiptReading, readCommitmentReceipt } from './read-commitment-receipt.ts';

const MOST = 20;

/** A row that somebody can sign for himself today, with its wording. */
export type Signable = { readonly row: Requirement; readonly form: CommitmentForm };

export function viewSignable(means: Pick<Means, 'catalogue' | 'clock'>): readonly Signable[] {
  const { commitments } = means.catalogue.home;
  return signableRows(means, dayOf(means.clock.now())).flatMap((row) => {
    const form = formFor(commitments, row.id);
    return form === null || form.by === 'company' ? [] : [{ row, form }];
  });
}

/** What he signed under this account and the one that he joined to it, newest first under each, and what he has begun to sign. */
export type OwnCommitments = { readonly signed: readonly Commitment[]; readonly begun: Commitment | null };

export function viewOwnCommitments(means: Means, account: Account): Promise<OwnCommitments> {
  return means.store.transaction(async (records) => {
    const { commitments } = records;
    const signed: Commitment[] = [];
    for (const own of await ownAccounts(records, account))
      signed.push(...(await commitments.ofSigner(own, SIGNED, MOST)));
    const [begun = null] = await commitments.ofSigner(account, UNSIGNED, 1);
    return { signed, begun };
  });
}

/** One of his own, checked at this moment. `key`: the end of its full address, which is his. */
export type OwnReading = ReceiptReading & { readonly commitment: Commitment; readonly key: string };

export async function readOwnCommitment(means: Means, account: Account, number: string): Promise<Result<OwnReading>> {
  const own = await means.store.transaction(async (records) => {
    const found = await ownCommitment(records, account, number);
    return found.ok ? done({ commitment: found.value, key: records.commitments.keyOf(number) }) : found;
  });
  if (!own.ok) return own;
  const read = await readCommitmentReceipt(means, number, own.value.key);
  return read.ok ? done({ ...read.value, ...own.value }) : read;
}
