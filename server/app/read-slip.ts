import type { Answer } from '../core/answer/answer.ts';
import { done, type Result, refused } from '../core/result.ts';
import type { Slip } from '../core/slip/slip.ts';
import { answerKnown } from './answer-known.ts';
import { circumstances } from './answer-question.ts';
import type { Means } from './means.ts';

/** `current` is what the rules say now about the same paper and matter; `moved` when that is no longer what the slip says. */
export type SlipReading = { readonly slip: Slip; readonly current: Answer; readonly moved: boolean };

/** What a window clerk sees when he scans a slip. */
export async function readSlip(means: Means, number: string): Promise<Result<SlipReading>> {
  const slip = await means.store.transaction((records) => records.slips.find(number.trim().toUpperCase()));
  if (!slip?.answer.citation)
    return refused('slip-unknown', `没有编号为 ${number} 的凭条。`, '核对编号,或请对方重新出一张。');
  const around = circumstances(means, { place: slip.answer.place });
  if (!around.ok) return around;
  const current = answerKnown(slip.answer.citation, around.value);
  return done({ slip, current, moved: hasMoved(slip.answer, current) });
}

function hasMoved(then: Answer, now: Answer): boolean {
  return (
    then.verdict !== now.verdict ||
    then.citation?.row !== now.citation?.row ||
    then.citation?.list?.no !== now.citation?.list?.no
  );
}
