import { addDays, dayOf, type Instant, startOf } from '../time.ts';

const WEEKDAYS = '日一二三四五六';

/** An instant as people say it, seen from `now`: 今天 16:30, 明天 8:30, 12月4日(周二)8:30, 2027年1月4日 8:30. */
export function spokenTime(at: Instant, now: Instant): string {
  const [day, today] = [dayOf(at), dayOf(now)];
  const clock = clockOf(at);
  if (day === today) return `今天 ${clock}`;
  if (day === addDays(today, 1)) return `明天 ${clock}`;
  if (day === addDays(today, -1)) return `昨天 ${clock}`;
  const [year = '', month, date] = day.split('-');
  const named = `${Number(month)}月${Number(date)}日`;
  if (!today.startsWith(year)) return `${year}年${named} ${clock}`;
  return `${named}(周${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]})${clock}`;
}

/** The time of day in Asia/Shanghai, without a leading zero: 8:30. */
export function clockOf(at: Instant): string {
  const minutes = Math.floor((at - startOf(dayOf(at))) / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
