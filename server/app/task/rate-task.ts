import type { Talk } from '../../core/conversation/message.ts';
import type { Result } from '../../core/result.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { changeTask } from './change-task.ts';
import type { TaskMeans } from './keep-task.ts';

/** The citizen says once, from 1 to 5, how it went. */
export function rateTask(
  means: TaskMeans,
  records: Records,
  { number, stars, talk, at }: { number: number; stars: number; talk: Talk; at: Instant },
): Promise<Result<Task>> {
  const by = { kind: 'citizen', talk } as const;
  return changeTask(means, records, {
    number,
    order: { verb: 'rate', stars },
    by,
    at,
    event: 'task-rated',
    notable: false,
  });
}
