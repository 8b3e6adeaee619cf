import { done, type Result, refused } from '../result.ts';
import { addDays, type Day, isDay } from '../time.ts';

const WORDS: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['今早', 0],
  ['刚才', 0],
  ['刚刚', 0],
  ['昨天', 1],
  ['昨晚', 1],
  ['前天', 2],
  ['大前天', 3],
]);
const LONGEST_AGO = 1_095;
const WEEKDAYS = '一二三四五六日';

/** The day in a message: 昨天, 3天前, 上周三, 7月10日, 10号, 2019-07-10. Null when it holds none; refuses a day ahead or years ago. */
export function readLostDay(typed: string, today: Day): Result<Day> | null {
  const text = typed.normalize('NFKC').replace(/\s+/gu, '');
  const day = fullDate(text) ?? monthAndDate(text, today) ?? counted(text, today) ?? dateAlone(text, today);
  if (day === null) return null;
  if (!isDay(day)) return refused('lost-day-wrong', '没有这一天。', '写成 7月10日 或 2019-07-10 这样。');
  if (day > today)
    return refused('lost-day-ahead', '这一天还没有到。', '写丢的那一天;记不准就写最后一次见到它的那天。');
  if (day < addDays(today, -LONGEST_AGO))
    return refused('lost-day-long-ago', '丢了三年以上的,网上登记不了。', '去补发窗口直接办,或者点「找人」。');
  return done(day);
}

function fullDate(text: string): string | null {
  const [, year, month, date] = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/u.exec(text) ?? [];
  return year === undefined ? null : written(year, month, date);
}

/** Without a year: this year's day, or last year's when this year's lies ahead. */
function monthAndDate(text: string, today: Day): string | null {
  const [, month, date] = /(\d{1,2})(?:月|\/|\.|-)(\d{1,2})[日号]?/u.exec(text) ?? [];
  if (month === undefined) return null;
  const thisYear = written(today.slice(0, 4), month, date);
  return thisYear > today ? written(String(Number(today.slice(0, 4)) - 1), month, date) : thisYear;
}

function counted(text: string, today: Day): string | null {
  const ago = [...WORDS.keys()].filter((word) => text.includes(word)).sort((a, b) => b.length - a.length)[0];
  if (ago !== undefined) return addDays(today, -(WORDS.get(ago) ?? 0));
  const days = /(\d{1,3})天(?:以?前|了)/u.exec(text)?.[1];
  if (days !== undefined) return addDays(today, -Number(days));
  const weekday = /上(?:个)?(?:周|星期|礼拜)([一二三四五六日天])/u.exec(text)?.[1];
  return weekday === undefined ? null : lastWeek(weekday === '天' ? '日' : weekday, today);
}

function lastWeek(weekday: string, today: Day): Day {
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(today, WEEKDAYS.indexOf(weekday) - sinceMonday - 7);
}

/** 10号: of this month, or of the last one when it lies ahead. */
function dateAlone(text: string, today: Day): string | null {
  const date = /^(?:这个?月|本月)?(\d{1,2})[日号]/u.exec(text)?.[1];
  if (date === undefined) return null;
  const here = `${today.slice(0, 7)}-${date.padStart(2, '0')}`;
  if (here <= today) return here;
  return `${addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)}-${date.padStart(2, '0')}`;
}

function written(year: string, month = '', date = ''): string {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
