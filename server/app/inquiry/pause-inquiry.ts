import { spokenTime } from '../../core/calendar/spoken-time.ts';
import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { spokenAllowance } from '../../core/clock/spoken-span.ts';
import { inquiryDue } from '../../core/inquiry/clock.ts';
import type { Inquiry } from '../../core/inquiry/inquiry.ts';
import { stopped, wentOn } from '../../core/inquiry/standing-still.ts';
import { done, type Result } from '../../core/result.ts';
import type { Records } from '../../ports/store.ts';
import { type InquiryOrder, lockInquiry, partyIn } from './change-inquiry.ts';
import { type InquiryMeans, keepInquiry } from './keep-inquiry.ts';

type Said = Result<readonly string[]>;

/** 停钟 34 等上级系统恢复: the clock stands still, for a reason of the list only. */
export async function pauseInquiry(means: InquiryMeans, records: Records, order: InquiryOrder): Promise<Said> {
  const { number, words, by, at } = order;
  const locked = await lockInquiry(records, number);
  if (!locked.ok) return locked;
  const limits = means.catalogue.home.pauseLimits;
  const changed = stopped(locked.value.inquiry, partyIn(locked.value, by), words, limits, at);
  if (!changed.ok) return changed;
  const longest = spokenAllowance(limits['system-down'].longest);
  return kept(means, records, order, changed.value, 'inquiry-paused', `${number} 号协查停钟,最多 ${longest}。`);
}

/** 续钟 34. */
export async function resumeInquiry(means: InquiryMeans, records: Records, order: InquiryOrder): Promise<Said> {
  const { number, by, at } = order;
  const locked = await lockInquiry(records, number);
  if (!locked.ok) return locked;
  const changed = wentOn(locked.value.inquiry, partyIn(locked.value, by), at);
  if (!changed.ok) return changed;
  return kept(means, records, order, changed.value, 'inquiry-resumed', `${number} 号协查续钟。`);
}

async function kept(
  means: InquiryMeans,
  records: Records,
  { by, at }: InquiryOrder,
  inquiry: Inquiry,
  event: string,
  sentence: string,
): Promise<Said> {
  await keepInquiry(means, records, { inquiry, event, by: by.id, at, notable: false });
  const due = inquiryDue(inquiry, workingCalendarOf(means.catalogue));
  return done([sentence, ...(due === null ? [] : [`最迟 ${spokenTime(due, at)} 前答复`])]);
}
