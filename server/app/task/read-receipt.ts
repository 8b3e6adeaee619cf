import { done, type Result, refused } from '../../core/result.ts';
import { type Receipt, receiptOf } from '../../core/task/receipt.ts';
import type { Means } from '../means.ts';

/** What was printed for the citizen, for whoever has its address. A wrong one says no more than that there is none. */
export async function readReceipt(means: Means, number: number, token: string): Promise<Result<Receipt>> {
  const task = await means.store.transaction(({ tasks }) => tasks.findByReceipt(number, token));
  const receipt = task && receiptOf(task, means.catalogue);
  if (receipt) return done(receipt);
  return refused('receipt-unknown', '没有这张回执。', '地址要写全,一个字母都不能差;不清楚就打回执上的电话。');
}
