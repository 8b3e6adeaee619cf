import type { Talk } from '../core/conversation/message.ts';
import type { DayTally } from '../core/task/digest.ts';
import type { TaskOffer } from '../core/task/offer.ts';
import type { Room, Task } from '../core/task/task.ts';
import type { Instant } from '../core/time.ts';

/** What is reckoned from a task when it is kept, so that it can be searched. */
export type TaskMarks = {
  /** Null while it has no time, or the holidays on the way are not known. */
  readonly due: Instant | null;
  /** Id of the department that answers for a delay. */
  readonly department: string | null;
};

/** How many tasks of a department are under way, and how many of them late. */
export type DepartmentDelay = { readonly department: string | null; readonly open: number; readonly overdue: number };

/** 代跑任务. Whoever changes one locks it first, so that of two claims at once one wins and the other sees who. */
export interface Tasks {
  add(task: Task, marks: TaskMarks): Promise<void>;
  /** Reads without a lock. */
  find(number: number): Promise<Task | null>;
  /** Says, as soon as it is known, that the task will be locked: that travels with what is asked of the store in the same moment. */
  expect(number: number): void;
  /** The task as it is now, nobody else's until the transaction ends. */
  lock(number: number): Promise<Task | null>;
  save(task: Task, marks: TaskMarks): Promise<void>;
  /** The unguessable end of a receipt's address: the same for the same task, and of use to nobody without it. */
  receiptToken(number: number): string;
  /** The task whose receipt ends in that token; null for every other. */
  findByReceipt(number: number, token: string): Promise<Task | null>;
  /** Tasks of a group that are not over, oldest first. */
  openIn(room: Room, limit: number): Promise<readonly Task[]>;
  /** Tasks that somebody has in hand, oldest first. */
  openOf(owner: string, limit: number): Promise<readonly Task[]>;
  /** The tasks of an account of a channel, newest first. */
  ofCitizen(account: Pick<Talk, 'channel' | 'person'>, limit: number): Promise<readonly Task[]>;
  /** What was sent and closed from an instant until before another, and what is under way now; `room` null: of the county. */
  tally(room: Room | null, from: Instant, until: Instant, now: Instant): Promise<DayTally>;
  /** By department, those with the most delays first. */
  delays(now: Instant): Promise<readonly DepartmentDelay[]>;
  /** Remembers what somebody was asked in a chat; a later question takes its place. */
  offer(talk: Talk, offer: TaskOffer, until: Instant): Promise<void>;
  /** What he was asked last and may still answer; it stays. */
  peekOffer(talk: Talk, now: Instant): Promise<TaskOffer | null>;
  /** He was not waiting to answer: whatever he was asked is gone. */
  dropOffer(talk: Talk): Promise<void>;
  /** What he was asked last and may still answer; afterwards it is gone. */
  takeOffer(talk: Talk, now: Instant): Promise<TaskOffer | null>;
}
