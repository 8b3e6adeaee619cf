import type { Inquiry } from '../../server/core/inquiry/inquiry.ts';
import type { Task } from '../../server/core/task/task.ts';
import type { Told } from './replay.ts';

/** What the walk has seen so far. */
export type Memory = {
  readonly tasks: Map<number, Task>;
  readonly inquiries: Map<number, Inquiry>;
  /** By record: `task 12`. */
  readonly told: Map<string, Told>;
  /** How many entries of each record were seen. */
  readonly seen: Map<string, number>;
  /** The highest revision of each card, by channel and id. */
  readonly cards: Map<string, number>;
  /** Keys of everything that was sent. */
  readonly keys: Set<string>;
  /** The highest typed number. */
  highest: number;
  /** How often each event stood in the trail. */
  readonly events: Map<string, number>;
};

export function freshMemory(): Memory {
  return {
    ...{ tasks: new Map(), inquiries: new Map(), told: new Map(), seen: new Map() },
    ...{ cards: new Map(), keys: new Set(), highest: 0, events: new Map() },
  };
}
