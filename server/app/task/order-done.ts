import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { nameIn } from '../../core/people/colleague.ts';
import { groupName } from '../../core/people/group.ts';
import { dueLine } from '../../core/task/due.ts';
import { SEEN_DAYS } from '../../core/task/site-check.ts';
import type { Task } from '../../core/task/task.ts';
import type { TaskVerb } from '../../core/task/task-line.ts';
import type { Instant } from '../../core/time.ts';
import type { TaskMeans } from './keep-task.ts';

/** What a colleague reads when his line was followed: what is now, until when, what comes next. */
export function orderDone(verb: TaskVerb, task: Task, means: TaskMeans, now: Instant): readonly string[] {
  const due = dueLine(task, now, workingCalendarOf(means.catalogue));
  return [headline(verb, task, means), ...(due === '' ? [] : [due]), ...next(verb, task)];
}

function headline(verb: TaskVerb, task: Task, { catalogue }: TaskMeans): string {
  const { number, proof, owner, room } = task;
  const who = owner === null ? '' : nameIn(catalogue.home)(owner);
  const where = room === null ? '' : groupName(room, catalogue);
  const said: Readonly<Record<TaskVerb, string>> = {
    claim: `#${number} ${proof} 由${who}接单。`,
    start: `#${number} 开始办理。`,
    resume: `#${number} 接着办。`,
    'wait-citizen': `#${number} 等群众,钟停了。`,
    transfer: owner === null ? `#${number} 转到${where}。` : `#${number} 现在在${who}手里。`,
    return: `#${number} 已退单。`,
    close: `#${number} 办结。`,
    report: `#${number} 结果记下了。`,
    fail: `#${number} 记为没办成。`,
    cancel: `#${number} 取消了。`,
    authorise: `#${number} 已授权,派到${where}。`,
    assign: `#${number} 派给${who}。`,
    see: `#${number} 见到本人,记下了。`,
    fits: `#${number} 核查相符。`,
    differs: `#${number} 核查不符,记下了。`,
  };
  return said[verb];
}

/** Who has no account with us is told by a person. */
function next(verb: TaskVerb, { number, citizen: { reach }, papersSaved, tripsSaved }: Task): readonly string[] {
  const reached = reach !== null && reach.recipient !== null;
  const told = reached ? '群众已经知道' : '群众没有留联系方式,请当面或打电话告诉他';
  const lines: Readonly<Record<TaskVerb, readonly string[]>> = {
    claim: [`看是谁的:本人 ${number}(只在单聊里)`, `要问部门:协查 ${number}`, `办完了:办结 ${number}`],
    start: [`办完了:办结 ${number}`],
    resume: [`办完了:办结 ${number}`],
    'wait-citizen': [told, `接着办:继续 ${number}`],
    transfer: ['理由记在单里'],
    return: ['派单员会改派,理由记在单里'],
    close: [`少交 ${papersSaved} 份材料、少跑 ${tripsSaved} 趟`, told],
    report: [`发 办结 ${number} 就告诉群众`],
    fail: ['原因记在单里', told],
    cancel: ['理由记在单里', told],
    authorise: [`接单发 接单 ${number}`],
    assign: [told],
    fits: [told],
    differs: [told, '异议期满或复核以后才记失信'],
    see: [`同一个人的别的单,${SEEN_DAYS} 天内可以照用:见到本人 那张单号 照 ${number}`, `办完了:办结 ${number}`],
  };
  return lines[verb];
}
