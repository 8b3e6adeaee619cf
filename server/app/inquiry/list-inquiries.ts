import { spokenTime } from '../../core/calendar/spoken-time.ts';
import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { StaffMember } from '../../core/catalogue/staff.ts';
import { inquiryDue } from '../../core/inquiry/clock.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { InquiryMeans } from './keep-inquiry.ts';

const MOST = 10;

/** 我的协查: what waits for somebody's answer, the oldest first. */
export async function listInquiries(
  { catalogue }: InquiryMeans,
  { inquiries }: Pick<Records, 'inquiries'>,
  by: StaffMember,
  now: Instant,
): Promise<readonly string[]> {
  const waiting = (await inquiries.waitingFor(by.id, MOST)).filter(({ dispatchedAt }) => dispatchedAt !== null);
  if (waiting.length === 0) return ['没有等您答的协查。'];
  const calendar = workingCalendarOf(catalogue);
  const lines = waiting.map((inquiry) => {
    const due = inquiryDue(inquiry, calendar) ?? now;
    const until = now < due ? `${spokenTime(due, now)} 前` : '已超时';
    return `${inquiry.number} 号:${inquiry.fact} · ${until}`;
  });
  return [`等您答的协查 ${waiting.length} 件:`, ...lines, '答:答 编号 是|否|部分|查无此人'];
}
