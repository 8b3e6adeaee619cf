import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import type { Instant } from '../core/time.ts';

dayjs.extend(utc);
dayjs.extend(timezone);

const WEEKDAYS = '日一二三四五六';

/** County time as a clock says it: 2018年11月30日 周五 09:00. The page's script says it the same way. */
export function clockTime(at: Instant): string {
  const moment = dayjs(at).tz('Asia/Shanghai');
  return moment.format(`YYYY年M月D日 周${WEEKDAYS[moment.day()]} HH:mm`);
}

/** `2018-11-30 09:00` in Asia/Shanghai. */
export function stamp(at: Instant): string {
  return dayjs(at).tz('Asia/Shanghai').format('YYYY-MM-DD HH:mm');
}
