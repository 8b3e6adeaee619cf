import { kindOfDay, type WorkingCalendar, workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { StaffMember } from '../../core/catalogue/staff.ts';
import { type Group, groupName } from '../../core/people/group.ts';
import { digestLines, type InquiryTally } from '../../core/task/digest.ts';
import type { Room } from '../../core/task/task.ts';
import { addDays, dayOf, type Instant, startOf } from '../../core/time.ts';
import type { Records, Store } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';
import type { Ringing, TimerKind } from './timer-kind.ts';

const SUBJECT = 'every-day';
const MINUTE = 60_000;
const DAY = 86_400_000;

/** 每日一晒: when the offices close, every group reads what became of its tasks today; whoever supervises reads it for the county. */
export const dailyDigest: TimerKind = {
  name: 'daily-digest',
  label: '每日一晒',
  async ring(ringing) {
    const { knowledge, records, now } = ringing;
    const calendar = workingCalendarOf(knowledge.catalogue);
    if (kindOfDay(calendar, dayOf(now)) !== 'off')
      for (const group of await records.groups.all()) await post(ringing, group);
    return nextClosing(calendar, now);
  },
};

/** Sets the timer; the one that is set already stays as it is. */
export async function keepDigest(
  store: Store,
  { catalogue }: Pick<Knowledge, 'catalogue'>,
  now: Instant,
): Promise<void> {
  const timer = { kind: dailyDigest.name, subject: SUBJECT };
  await store.transaction(async ({ timers }) => {
    if ((await timers.dueAt(timer)) !== null) return;
    await timers.set({ ...timer, due: nextClosing(workingCalendarOf(catalogue), now) }, now);
  });
}

async function post({ knowledge: { catalogue }, records, now: at }: Ringing, group: Group): Promise<void> {
  const day = dayOf(at);
  const wide = isWide(group, catalogue.home.staff);
  const room: Room | null = wide ? null : { kind: group.kind, about: group.about };
  const from = startOf(day);
  const tasks = await records.tasks.tally(room, from, from + DAY, at);
  const inquiries =
    wide || group.kind === 'line' ? await inquiriesOf(records, wide ? null : group.about, from, at) : null;
  const lines = digestLines(groupName(group, catalogue), day, tasks, inquiries);
  if (lines === null) return;
  const { channel, recipient } = group;
  const key = `digest ${group.kind} ${group.about} ${day}`;
  await records.outbox.put({ key, channel, recipient, reply: { lines, choices: [] }, at });
}

/** The county's group and those of departments that supervise see everything. */
function isWide({ kind, about }: Group, staff: readonly StaffMember[]): boolean {
  if (kind !== 'line') return kind === 'county';
  return staff.some(({ department, roles }) => department === about && roles.includes('supervisor'));
}

async function inquiriesOf(
  { inquiries }: Pick<Records, 'inquiries'>,
  department: string | null,
  from: Instant,
  at: Instant,
): Promise<InquiryTally> {
  const delays = (await inquiries.delays(at)).filter((each) => department === null || each.department === department);
  const sum = (of: 'open' | 'overdue'): number => delays.reduce((total, each) => total + each[of], 0);
  const answered = await inquiries.answersBetween(from, from + DAY, department);
  return { ...answered, open: sum('open'), overdue: sum('overdue') };
}

/** The next time the offices close, on a day that is not known to be off. */
function nextClosing(calendar: WorkingCalendar, now: Instant): Instant {
  const closing = Math.max(...calendar.spells.map(({ to }) => to), 0) * MINUTE;
  for (let day = dayOf(now); ; day = addDays(day, 1)) {
    const at = startOf(day) + closing;
    if (at > now && kindOfDay(calendar, day) !== 'off') return at;
  }
}
