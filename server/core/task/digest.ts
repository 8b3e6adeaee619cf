import type { Day } from '../time.ts';

/** What became of the tasks of a day, of one group or all. */
export type DayTally = {
  /** Sent to a group that day. */
  readonly taken: number;
  /** Closed that day, and how many of them had come in that day. */
  readonly done: number;
  readonly doneSameDay: number;
  /** Under way now, and how many of them late. */
  readonly open: number;
  readonly overdue: number;
};

/** Answers of departments that day, by data and by people; those that wait, and how many of them too long. */
export type InquiryTally = {
  readonly byData: number;
  readonly byPeople: number;
  readonly open: number;
  readonly overdue: number;
};

/** 每日一晒: what a group did today; null when there is nothing to show. `inquiries` null where they are not the group's. */
export function digestLines(
  name: string,
  day: Day,
  tasks: DayTally,
  inquiries: InquiryTally | null,
): readonly string[] | null {
  const lines = [...taskLines(tasks), ...(inquiries === null ? [] : inquiryLines(inquiries))];
  if (lines.length === 0) return null;
  const [, month, date] = day.split('-');
  return [`${name} · ${Number(month)}月${Number(date)}日`, ...lines, '一条条看:群里的单'];
}

function taskLines({ taken, done, doneSameDay, open, overdue }: DayTally): string[] {
  if (taken + done + open === 0) return [];
  const moved = `代跑:今天 ${taken} 件,办结 ${done} 件,其中当天办结 ${doneSameDay} 件`;
  const waits = `在办 ${open} 件${overdue > 0 ? `,超时 ${overdue} 件` : ',没有超时'}`;
  return taken + done === 0 ? [`代跑:今天没有新的;${waits}`] : [moved, waits];
}

function inquiryLines({ byData, byPeople, open, overdue }: InquiryTally): string[] {
  if (byData + byPeople + open === 0) return [];
  return [
    `协查:答了 ${byData + byPeople} 件(数据 ${byData},人工 ${byPeople}),在等 ${open} 件${overdue > 0 ? `,超时 ${overdue} 件` : ''}`,
  ];
}
