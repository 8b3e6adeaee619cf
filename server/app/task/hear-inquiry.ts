import { nameIn } from '../../core/people/colleague.ts';
import type { Result } from '../../core/result.ts';
import { RULE } from '../../core/task/actor.ts';
import { answeredLines } from '../../core/task/owner-lines.ts';
import { HELD } from '../../core/task/state.ts';
import type { Doubt, Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { tellColleague } from '../tell-colleague.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';

export type InquiryOutcome = 'answered' | 'no-such-person' | 'withdrawn' | 'corrected';

const DOUBTS: Readonly<Record<InquiryOutcome, Doubt['kind'] | null>> = {
  answered: null,
  withdrawn: null,
  'no-such-person': 'no-such-person',
  corrected: 'corrected',
};

/**
 * An inquiry of a task is over, or its answer was corrected. The task runs on once nothing is open; 查无此人 and a correction make the
 * owner confirm before he closes. `line` is what he is told: it stands in the groups, so it names no citizen.
 */
export async function taskHearsInquiry(
  means: TaskMeans,
  records: Records,
  taskNumber: number,
  inquiryNumber: number,
  outcome: InquiryOutcome,
  line: string,
  at: Instant,
): Promise<Result<Task>> {
  const owner = (await records.tasks.lock(taskNumber))?.owner ?? null;
  const heard = await changeTask(means, records, {
    number: taskNumber,
    order: { verb: 'hear-inquiry', inquiry: inquiryNumber, doubt: DOUBTS[outcome] },
    by: RULE,
    at,
    event: 'task-heard-inquiry',
    notice: owner === null ? line : `${nameIn(means.catalogue.home)(owner)}:${line}`,
    notable: true,
  });
  if (!heard.ok || !HELD.includes(heard.value.state)) return heard;
  const lines = answeredLines(heard.value, line);
  const key = `task ${taskNumber} heard ${heard.value.revision}`;
  if (outcome !== 'withdrawn') await tellColleague(means, records, { key, to: owner, lines, at });
  return heard;
}
