import type { Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { cancelledLines } from '../../core/task/citizen-lines.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { withdrawInquiriesOf } from '../inquiry/end-inquiry.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';
import { tellCitizen } from './tell-citizen.ts';

/** 取消 12 理由: who drafted it or a dispatcher ends it; whoever has it stops, what departments were asked is withdrawn, and the citizen is told. */
export async function cancelTask(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
): Promise<Result<Task>> {
  const order = { verb: 'cancel', reason: words } as const;
  const cancelled = await changeTask(means, records, {
    ...{ number, order, by: staff(by), at, event: 'task-cancelled' },
    notice: `${by.name}取消了,不要再跑`,
  });
  if (!cancelled.ok) return cancelled;
  await withdrawInquiriesOf(means, records, number, at);
  await tellCitizen(records, cancelled.value, cancelledLines(cancelled.value), at);
  return cancelled;
}
