import { accepted, withdrawn } from '../../core/inquiry/answering.ts';
import { done, type Result } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { type InquiryOrder, lockInquiry, partyIn } from './change-inquiry.ts';
import { type InquiryMeans, keepInquiry } from './keep-inquiry.ts';
import { tellTaskWithdrawn } from './tell-task.ts';

type Said = Result<readonly string[]>;

/** 确认 34: whoever runs the task takes the answer as it stands. From then on nobody is shown any more whom it was about. */
export async function acceptInquiry(
  means: InquiryMeans,
  records: Records,
  { number, by, at }: InquiryOrder,
): Promise<Said> {
  const locked = await lockInquiry(records, number);
  if (!locked.ok) return locked;
  const { inquiry, task } = locked.value;
  const changed = accepted(inquiry, partyIn(locked.value, by), at);
  if (!changed.ok) return changed;
  await keepInquiry(means, records, {
    ...{ inquiry: changed.value, event: 'inquiry-accepted', by: by.id, at, notable: false },
  });
  const doubt = task?.doubt?.inquiry === number ? [`这张单要您看过才能办结:继续 ${inquiry.task}`] : [];
  return done([`${number} 号协查已采用。`, ...doubt]);
}

/** 撤回 34: whoever runs the task does not need the answer any more. */
export async function withdrawInquiry(
  means: InquiryMeans,
  records: Records,
  { number, by, at }: InquiryOrder,
): Promise<Said> {
  const locked = await lockInquiry(records, number);
  if (!locked.ok) return locked;
  const changed = withdrawn(locked.value.inquiry, partyIn(locked.value, by), at);
  if (!changed.ok) return changed;
  const event = 'inquiry-withdrawn';
  const kept = await keepInquiry(means, records, { inquiry: changed.value, event, by: by.id, at });
  await tellTaskWithdrawn(means, records, kept, at);
  return done([`${number} 号协查已撤回。`, '对方的卡片上看得到']);
}

/** The task is over, or the citizen took his authorisation back: what is still asked for it is withdrawn. */
export async function withdrawInquiriesOf(
  means: InquiryMeans,
  records: Records,
  task: number,
  at: Instant,
): Promise<void> {
  for (const { number } of await records.inquiries.openOf(task)) {
    const inquiry = await records.inquiries.lock(number);
    const changed = inquiry && withdrawn(inquiry, 'bot', at);
    if (!changed?.ok) continue;
    const notice = '授权撤回或单子取消了,不用再查';
    await keepInquiry(means, records, { inquiry: changed.value, event: 'inquiry-withdrawn', by: 'bot', at, notice });
    await tellTaskWithdrawn(means, records, changed.value, at);
  }
}
