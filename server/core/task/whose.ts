import { nameIn } from '../people/colleague.ts';
import { tailOfIdNumber } from '../people/id-number.ts';
import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import { type Actor, type Known, relationsTo } from './actor.ts';
import { isValid } from './authorisation.ts';
import { seenLine } from './site-check.ts';
import { HELD } from './state.ts';
import type { Task } from './task.ts';
import { notAuthorised } from './task-refusal.ts';

/** What he undertook, and where that can be seen. */
function checkLines({ commitment, fact, where }: NonNullable<Task['check']>): readonly string[] {
  return [`承诺 ${commitment}:${fact}`, ...(where === null ? [] : [`他填的:${where}`])];
}

/** 本人 12: whose task it is and how he is called, for who has it in hand while the authorisation is in force. The ID number stays masked. */
export function whoseTask(task: Task, by: Actor, now: Instant, known: Known): Result<readonly string[]> {
  const { number, owner } = task;
  if (!relationsTo(task, by, known).includes('owner') || !HELD.includes(task.state)) {
    const next = owner === null ? `先接单:接单 ${number}` : `要接手请发 转 ${number} 给我 <理由>`;
    return refused('whose-not-yours', `#${number} 不在您手里,本人信息只给接单人。`, next);
  }
  if (!isValid(task.authorisation, now)) return notAuthorised({ task, verb: 'start', now, known });
  const { name, telephone, idNumber } = task.citizen;
  return done([
    `#${task.number} ${task.proof} · ${name || '没有填姓名'}`,
    ...(task.matter === null ? [] : [`办 ${task.matter} 用`]),
    telephone === null ? '没有留电话' : `电话 ${telephone}`,
    ...(idNumber === null ? [] : [`身份证${tailOfIdNumber(idNumber)}`]),
    ...(task.check ? checkLines(task.check) : []),
    ...seenLine(task, nameIn(known.home), now),
    '只许用来办这一件,看了留痕',
  ]);
}
