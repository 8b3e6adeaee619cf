const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Asia/Shanghai has no summer time: a fixed distance, whatever the telephone is set to. */
const SHANGHAI = 8 * 60 * MINUTE;

const two = (number: number): string => String(number).padStart(2, '0');

/** `今天 16:30`, `昨天 09:05`, `11月22日 10:00`; another year is written out. `now` in milliseconds. */
export function spokenTime(at: number, now: number): string {
  const there = new Date(at + SHANGHAI);
  const clock = `${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`;
  const days = Math.floor((now + SHANGHAI) / DAY) - Math.floor((at + SHANGHAI) / DAY);
  if (days === 0) return `今天 ${clock}`;
  if (days === 1) return `昨天 ${clock}`;
  const day = `${there.getUTCMonth() + 1}月${there.getUTCDate()}日`;
  const sameYear = there.getUTCFullYear() === new Date(now + SHANGHAI).getUTCFullYear();
  return sameYear ? `${day} ${clock}` : `${there.getUTCFullYear()}年${day}`;
}

/** 8:30–12:00 and 2026-03-01 stay on one line; between two hours it may be broken. Numbers that are copied are left as they are. */
export function unbroken(text: string): string {
  return text
    .replace(/(\d)\u2013(?=\d)/g, '$1\u2060\u2013\u2060')
    .replace(/(\d{4})-(\d\d)-(?=\d\d)/g, '$1\u2060-\u2060$2\u2060-\u2060')
    .replace(/(:\d\d,)(?=\d)/g, '$1\u200b');
}

/** `2026-11-22` as it is in Asia/Shanghai. */
export function dayOf(at: number): string {
  return new Date(at + SHANGHAI).toISOString().slice(0, 10);
}
