import { commitmentSheet } from '../../core/commitment/commitment-sheet.ts';
import { COMMITMENT_LABELS } from '../../core/commitment/state.ts';
import { type Result, refused } from '../../core/result.ts';
import { dayOf } from '../../core/time.ts';
import type { Printed, Printer } from '../../ports/document.ts';
import type { Means } from '../means.ts';
import { readCommitmentReceipt } from './read-commitment-receipt.ts';

/** The signed text as a PDF that can be verified by its bytes, for who holds the full address. */
export async function printCommitment(
  means: Means & { readonly printer: Printer },
  number: string,
  key: string,
): Promise<Result<Printed>> {
  const { catalogue, publicUrl, printer, store, clock } = means;
  const read = await readCommitmentReceipt(means, number, key);
  if (!read.ok) return read;
  const { document, receipt, standing } = read.value;
  if (standing === 'broken')
    return refused('commitment-broken', `${number} 的原文和签的时候对不上,不能打印。`, '请打清单上的电话,让人查。');
  if (document === null)
    return refused(
      'commitment-gone',
      `${number} 的原文已按期删除,打印不了。`,
      '以前下载的 PDF 仍可以在“查验”里上传核对。',
    );
  const { state } = receipt;
  const printed = await printer.sheet(commitmentSheet(document, { county: catalogue.home, publicUrl, state }));
  if (!printed.ok) return printed;
  const { digests } = printed.value;
  const issued = { subject: number, standing: COMMITMENT_LABELS[state], issuedOn: dayOf(clock.now()), digests };
  await store.transaction(({ documents }) => documents.keep(issued));
  return printed;
}
