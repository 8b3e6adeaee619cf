import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import { type Actor, canRun, idOf, type Known, relationsTo } from './actor.ts';
import { isValid } from './authorisation.ts';
import { effectOf, goesOn } from './effect.ts';
import { LIFE_CYCLE, type Step } from './life-cycle.ts';
import type { Order } from './order.ts';
import type { Task } from './task.ts';
import {
  doubtful,
  inquiriesOpen,
  needsWords,
  notAuthorised,
  notYours,
  type Refused,
  tooLong,
  wrongState,
} from './task-refusal.ts';

const LONGEST = 200;
const MOST_STARS = 5;
const MOST_TRIPS = 99;

/**
 * The task as it is once an order was followed. Refuses what the life-cycle does not allow: with who, why, and what to do. Nothing
 * of the citizen stands in a refusal.
 */
export function move(task: Task, order: Order, by: Actor, now: Instant, known: Known): Result<Task> {
  const step = LIFE_CYCLE[order.verb];
  const about: Refused = { task, verb: order.verb, now, known };
  const allowed = mayMove(about, step, by);
  if (!allowed.ok) return allowed;
  const fits = enoughSaid(about, order, step);
  if (!fits.ok) return fits;
  const effect = effectOf(task, order, by, now);
  if (!effect.ok) return effect;

  const state = effect.value.state ?? (step.to === 'same' ? task.state : step.to);
  const clock = effect.value.clock ?? task.clock;
  return done({
    ...task,
    ...effect.value,
    state,
    clock: state === 'waiting-citizen' ? clock : goesOn(clock, now),
    reached: state === task.state ? task.reached : { ...task.reached, [state]: now },
    deeds: [...task.deeds, { verb: order.verb, by: idOf(by), at: now, words: wordsOf(order) ?? '' }],
    revision: task.revision + 1,
  });
}

function mayMove(about: Refused, step: Step, by: Actor): Result<null> {
  const { task, known, now, verb } = about;
  const relations = relationsTo(task, by, known);
  if (!step.from.includes(task.state)) return wrongState(about, relations.includes('owner'));
  if (!step.who.some((each) => relations.includes(each)) || step.never.some((each) => relations.includes(each)))
    return notYours(about, relations);
  if (step.authorised && !isValid(task.authorisation, now)) return notAuthorised(about);
  if (step.answered && task.openInquiries.length > 0) return inquiriesOpen(about);
  if (verb === 'close' && task.doubt !== null) return doubtful(about);
  return done(null);
}

function enoughSaid(about: Refused, order: Order, step: Step): Result<null> {
  const words = wordsOf(order);
  const reported = order.verb === 'close' ? about.task.result : null;
  if (step.needs !== null && !words?.trim() && reported === null) return needsWords(about);
  if ([...(words ?? '')].length > LONGEST) return tooLong(about, LONGEST);
  return fitting(about, order);
}

function fitting(about: Refused, order: Order): Result<null> {
  const { task, known } = about;
  const { number, room } = task;
  switch (order.verb) {
    case 'assign':
    case 'hand':
      if (canRun(order.to, room, known)) return done(null);
      return refused(
        'task-wrong-person',
        `${order.to.name}不跑这个群的单。`,
        `换一位,或先转群:转 ${number} <群> <理由>`,
      );
    case 'resume':
      return task.state === 'running' && task.doubt === null ? wrongState(about, true) : done(null);
    case 'close':
      return counted(order.trips ?? 0, 0, MOST_TRIPS, `少跑的趟数写 0 到 ${MOST_TRIPS}。`);
    case 'rate':
      return counted(order.stars, 1, MOST_STARS, '评价是 1 到 5 分。');
    default:
      return done(null);
  }
}

function counted(count: number, least: number, most: number, message: string): Result<null> {
  const fits = Number.isInteger(count) && count >= least && count <= most;
  return fits ? done(null) : refused('task-count', message, '改一个数字再发。');
}

function wordsOf(order: Order): string | null {
  if ('reason' in order) return order.reason;
  return 'outcome' in order ? order.outcome : null;
}
