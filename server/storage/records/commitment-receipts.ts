import type { CommitmentReceipt } from '../../core/commitment/commitment-receipt.ts';
import type { Tables } from '../database/tables.ts';
import type { Reach } from './reach.ts';

/** What anybody sees of a commitment, as it is stored. */
export type ReceiptRow = Tables['commitment_receipts'];

/** Binds a digest to its number: nobody without the key can make one. In hex. */
export function sealOf({ vault, county }: Pick<Reach, 'vault' | 'county'>, number: string, digest: string): string {
  return vault.index('commitment-seal', county, number, digest).toString('hex');
}

/** The same over the whole row, so that an edited state or day is seen. */
export function markOf({ vault }: Pick<Reach, 'vault'>, row: Omit<ReceiptRow, 'mark'>): string {
  const { county, number, state, signed_on, changed_on, version, check_how, check_due, digest } = row;
  return vault
    .index('commitment-mark', county, number, state, signed_on, changed_on, version, check_how, check_due, digest)
    .toString('hex');
}

export function receiptOf(row: ReceiptRow): CommitmentReceipt {
  const { number, version, digest, seal } = row;
  return {
    ...{ number, version, digest, seal },
    state: row.state as CommitmentReceipt['state'],
    signedOn: row.signed_on,
    changedOn: row.changed_on,
    check: { how: row.check_how as CommitmentReceipt['check']['how'], due: row.check_due },
  };
}
