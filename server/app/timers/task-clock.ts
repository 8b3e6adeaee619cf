import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { climbed, type Rung, rungsOf } from '../../core/clock/ladder.ts';
import { RULE } from '../../core/task/actor.ts';
import { dueLine } from '../../core/task/due.ts';
import { remindingLines } from '../../core/task/owner-lines.ts';
import { reminder } from '../../core/task/reminder.ts';
import { UNDER_WAY } from '../../core/task/state.ts';
import type { Task } from '../../core/task/task.ts';
import { marksOf, nextRing, noteDeed, TASK_CLOCK } from '../task/keep-task.ts';
import { showCard } from '../task/show-card.ts';
import { tellColleague } from '../tell-colleague.ts';
import type { Ringing, TimerKind } from './timer-kind.ts';

/** 代跑催办: half the time is used, it is up, the leader hears of it, the head does. Each is told once; after an outage only the last. */
export const taskClock: TimerKind = {
  name: TASK_CLOCK,
  label: '代跑催办',
  async ring(ringing) {
    const { knowledge, records, subject, now } = ringing;
    const task = await records.tasks.lock(Number(subject));
    if (task === null || task.clock === null || !UNDER_WAY.includes(task.state)) return null;
    const calendar = workingCalendarOf(knowledge.catalogue);
    const rungs = rungsOf(task.clock, knowledge.catalogue.home.taskLadder, calendar);
    const rung = rungs === null ? undefined : climbed(rungs, task.told, now).reached.at(-1);
    const told = rung === undefined ? task : await remind(ringing, task, rung);
    return nextRing(knowledge, told, now);
  },
};

async function remind({ knowledge, records, now: at }: Ringing, task: Task, rung: Rung): Promise<Task> {
  const told: Task = { ...task, told: rung, revision: task.revision + 1 };
  await records.tasks.save(told, marksOf(knowledge, told, workingCalendarOf(knowledge.catalogue)));
  await noteDeed(records, { task: told, event: `task-told-${rung}`, by: RULE, at });
  await showCard(knowledge, records, {
    task: told,
    at,
    notice: reminder(told, rung, knowledge.catalogue),
    notable: true,
  });
  const due = dueLine(told, at, workingCalendarOf(knowledge.catalogue));
  const lines = remindingLines(told, rung, knowledge.catalogue.home.taskLadder, due);
  const key = `task ${task.number} told ${rung} ${told.revision}`;
  if (lines !== null) await tellColleague(knowledge, records, { key, to: task.owner, lines, at });
  return told;
}
