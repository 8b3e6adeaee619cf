import { done, type Result } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { type Destination, readDestination } from '../../core/task/destination.ts';
import { namedRunner } from '../../core/task/named-runner.ts';
import type { Order } from '../../core/task/order.ts';
import { modeOf } from '../../core/task/run-mode.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask, noSuchTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';
import type { StaffOrder } from './staff-order.ts';
import { tellGiven } from './tell-given.ts';

/** 转 12 给我 / 给李明 / 镇乡群 清河镇, with a reason: another person has it, or another group is asked. */
export async function transferTask(
  means: TaskMeans,
  records: Records,
  { number, words, by, at }: StaffOrder,
): Promise<Result<Task>> {
  const task = await records.tasks.lock(number);
  if (task === null) return noSuchTask(number);
  const where = readDestination(words, number, means.catalogue);
  if (!where.ok) return where;
  const order = orderFor(where.value, task, means);
  if (!order.ok) return order;
  const event = order.value.verb === 'transfer' ? 'task-transferred' : 'task-handed-over';
  const notice = noticeOf(order.value, by.name);
  const moved = await changeTask(means, records, { number, order: order.value, by: staff(by), at, event, notice });
  if (moved.ok && order.value.verb === 'hand') await tellGiven(means, records, moved.value, by, at);
  return moved;
}

function orderFor(where: Destination, task: Task, { catalogue }: TaskMeans): Result<Order> {
  const { reason } = where;
  if (where.kind === 'me') return done({ verb: 'take-over', reason });
  if (where.kind === 'person') {
    const to = namedRunner(where.name, task, catalogue);
    return to.ok ? done({ verb: 'hand', to: to.value, reason }) : to;
  }
  const mode = modeOf(where.room.kind);
  const allowance = catalogue.home.taskAllowances[mode];
  return done({ verb: 'transfer', room: where.room, mode, allowance, reason });
}

function noticeOf(order: Order, name: string): string {
  if (order.verb === 'take-over') return `${name}接手`;
  return order.verb === 'hand' ? `${name}转给${order.to.name}` : `${name}转群`;
}
