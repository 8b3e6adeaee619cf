import { spokenTime } from '../calendar/spoken-time.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { workingTimeBetween } from '../calendar/working-time.ts';
import { dueAt } from '../clock/clock.ts';
import { isPaused } from '../clock/pause.ts';
import { spokenMinutes } from '../clock/spoken-span.ts';
import type { Instant } from '../time.ts';
import { isOver, UNDER_WAY } from './state.ts';
import type { Task } from './task.ts';

/** When a task's time is up; null when it has no time, or that leads into days whose holidays nobody entered. */
export function taskDue({ state, clock }: Pick<Task, 'state' | 'clock'>, calendar: WorkingCalendar): Instant | null {
  return clock === null || isOver(state) ? null : dueAt(clock, calendar);
}

/** 今天 16:30 前 / 已超 2 小时 / 停钟; empty while it has no time to keep. */
export function dueLine(task: Pick<Task, 'state' | 'clock'>, now: Instant, calendar: WorkingCalendar): string {
  const { clock, state } = task;
  if (clock === null || !UNDER_WAY.includes(state)) return '';
  const due = taskDue(task, calendar);
  if (due === null) return '后面的节假日还没录入,说不准要在哪天以前办完';
  if (due <= now) return spokenLate(due, now, calendar);
  return `${spokenTime(due, now)} 前${isPaused(clock.pauses) ? '(停钟)' : ''}`;
}

function spokenLate(due: Instant, now: Instant, calendar: WorkingCalendar): string {
  const late = workingTimeBetween(calendar, due, now);
  return late === null || late < 60_000 ? '已到时' : `已超 ${spokenMinutes(Math.floor(late / 60_000))}`;
}

/** How long it took, in working time: 用时 1小时35分; empty when that cannot be reckoned. */
export function spokenTaken({ clock }: Pick<Task, 'clock'>, end: Instant, calendar: WorkingCalendar): string {
  const taken = clock === null ? null : workingTimeBetween(calendar, clock.startedAt, end);
  return taken === null ? '' : `用时 ${spokenMinutes(Math.max(1, Math.round(taken / 60_000)))}`;
}
