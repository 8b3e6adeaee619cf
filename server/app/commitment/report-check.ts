import type { Commitment } from '../../core/commitment/commitment.ts';
import { move } from '../../core/commitment/move.ts';
import { UNCHECKED } from '../../core/commitment/state.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask, noSuchTask } from '../task/change-task.ts';
import type { TaskMeans } from '../task/keep-task.ts';
import type { StaffOrder } from '../task/staff-order.ts';
import { keepCommitment } from './keep-commitment.ts';
import { openWindow, tellNews } from './mismatch.ts';

/** 相符 12 柳塘村3组 门面在,没有住人: what was said is so. */
export function confirmCommitment(means: TaskMeans, records: Records, order: StaffOrder): Promise<Result<Task>> {
  return report(means, records, order, 'confirm');
}

/** 不符 12 柳塘村3组 那里是空地: it is otherwise; he can object before anything is recorded. */
export function doubtCommitment(means: TaskMeans, records: Records, order: StaffOrder): Promise<Result<Task>> {
  return report(means, records, order, 'doubt');
}

/** The commitment is locked before its task, as everywhere. Where it was looked at and what was seen stay in the sealed records. */
async function report(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
  verb: 'confirm' | 'doubt',
): Promise<Result<Task>> {
  const wanted = await checkOf(records, number);
  if (!wanted.ok) return wanted;
  const { commitment, task } = wanted.value;
  const said = foundIn(words, task.result);
  const moved = move(commitment, { verb, by: 'checker', at, reason: said.what });
  if (!moved.ok && said.what !== '') return moved;
  const closed = await close(means, records, { number, by, at, words: said.what }, verb);
  if (!closed.ok) return closed;
  if (!moved.ok) throw new Error('A check was closed without a word.');
  const checked = { ...moved.value, finding: { by: by.id, at, ...said, ...photosOf(task) } };
  await keepCommitment(records, checked, { by: by.id, at });
  if (verb === 'doubt') await openWindow(means, records, checked, at);
  else await tellNews(means, records, checked, at);
  return closed;
}

/** What was photographed there. */
function photosOf({ check }: Task): Pick<NonNullable<Commitment['finding']>, 'photos'> {
  return check?.photos === undefined ? {} : { photos: check.photos };
}

/** The check that a task is about, its commitment locked. */
async function checkOf(
  { tasks, commitments }: Pick<Records, 'tasks' | 'commitments'>,
  number: number,
): Promise<Result<{ readonly commitment: Commitment; readonly task: Task }>> {
  const task = await tasks.find(number);
  if (task === null) return noSuchTask(number);
  if (!task.check) return notACheck(number);
  const commitment = await commitments.lockSigned(task.check.commitment);
  if (commitment === null || !UNCHECKED.includes(commitment.state)) return nothingToCheck(number);
  return done({ commitment, task });
}

/** The task is done, however it was found; the card does not say how. */
function close(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
  verb: 'confirm' | 'doubt',
): Promise<Result<Task>> {
  const order = { verb: 'close', outcome: words === '' ? null : words, trips: null } as const;
  const event = verb === 'confirm' ? 'task-commitment-true' : 'task-commitment-mismatch';
  const notice = `${by.name}核查完了`;
  return changeTask(means, records, { number, order, by: staff(by), at, event, notice });
}

/** 柳塘村3组 门面在: where, and what was seen. Nothing behind the first word: it is what was seen. Nothing at all: what was reported before. */
function foundIn(words: string, reported: string | null): { readonly where: string; readonly what: string } {
  const typed = words.normalize('NFKC').trim() || (reported ?? '');
  const [, where = '', what] = /^([^\s,、;:]+)[\s,、;:]+(\S[\s\S]*)$/u.exec(typed) ?? [];
  return what === undefined ? { where: '', what: typed } : { where, what };
}

function notACheck(number: number): Result<never> {
  return refused('task-no-check', `#${number} 不是核查承诺的单。`, `办完了发:办结 ${number}`);
}

function nothingToCheck(number: number): Result<never> {
  return refused('check-over', `#${number} 的承诺撤回了、免予核查了,或者核查过了。`, '不用再去;单还开着的请派单员取消');
}
