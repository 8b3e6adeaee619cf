import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import type { Day, Instant } from '../core/time.ts';

dayjs.extend(utc);
dayjs.extend(timezone);

/** 2018年12月3日. */
export function longDay(day: Day): string {
  return dayjs.utc(day).format('YYYY年M月D日');
}

/** 2018年12月3日 09:20, in Asia/Shanghai. */
export function longMoment(at: Instant): string {
  return dayjs(at).tz('Asia/Shanghai').format('YYYY年M月D日 HH:mm');
}
