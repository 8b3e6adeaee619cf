import { type CommitmentDocument, documentOf } from '../../core/commitment/commitment-document.ts';
import type { CommitmentReceipt, ReceiptStanding } from '../../core/commitment/commitment-receipt.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Means } from '../means.ts';

/** A commitment as anybody may see it, checked at this moment. */
export type ReceiptReading = {
  readonly receipt: CommitmentReceipt;
  readonly standing: ReceiptStanding;
  /** For who holds the full address, while the text is kept; null for everybody else. */
  readonly document: CommitmentDocument | null;
};

/** One commitment by its number; with the end of its full address also what it says. A wrong end says no more than that there is none. */
export function readCommitmentReceipt(
  means: Means,
  number: string,
  key: string | null,
): Promise<Result<ReceiptReading>> {
  return means.store.transaction(async ({ commitments }) => {
    const receipt = await commitments.receipt(number);
    const standing = await commitments.standing(number);
    if (receipt === null || standing === null || (key !== null && !commitments.isKeyOf(number, key)))
      return refused(
        'commitment-unknown',
        `没有编号 ${number} 的承诺书。`,
        '核对编号,像 CN-20210510-0001;地址要写全。',
      );
    const kept = key === null || standing === 'broken' ? null : await commitments.lockSigned(number);
    return done({ receipt, standing, document: kept && documentOf(kept, receipt) });
  });
}
