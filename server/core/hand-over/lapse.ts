import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { addWorkingTime } from '../calendar/working-time.ts';
import type { Instant } from '../time.ts';

/** How long the bot waits for a person's word: working time, so that nobody is answered "too late" at night. */
const WORKING_MINUTES = 120;

/** When the bot speaks again: so long after the hand-over, or after the person's last word. The hand-over itself stays open for the staff. */
export function lapsesAt(lastWord: Instant, calendar: WorkingCalendar): Instant {
  return addWorkingTime(calendar, lastWord, WORKING_MINUTES) ?? lastWord + WORKING_MINUTES * 60_000;
}
