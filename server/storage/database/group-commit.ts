import type { Database } from './pool.ts';
import { attempt, CommitUnknown, inTransaction, type Work } from './transaction.ts';
import { MembersDeadlocked } from './turns.ts';

/** Shared transactions that are under way at once: one is worked out here while the database writes the other. */
const ABREAST = 2;

/** Works that share a transaction at most: what one of them breaks, all do again. */
const TOGETHER = 16;

/** So many wait for no more. */
const ENOUGH = 8;

/** Fewer who were done at once are chance (one who acts, and what is noted about him), and are not waited for. */
const CROWD = 3;

/**
 * Milliseconds for which fewer wait for more while others are under way, or for as many as were here a moment ago: a transaction is
 * two messages to the database and a commit, however many share it.
 */
const GATHERING = 4;

/** Milliseconds after which those under way are held up by something (a lock of another process), and others need not wait for them. */
const HELD_UP = 50;

type Waiting = {
  readonly work: Work<unknown>;
  done(value: unknown): void;
  fail(fault: unknown): void;
};

/**
 * Transactions that share what they can: works that come while others are under way wait a little for more or for their end, and
 * then go together, in one transaction with one commit. Whoever comes right behind several that were done waits for the
 * rest of them, or he would go alone and they behind him. Alone, work is done at once. Each is done as `inTransaction` promises; where one of
 * those who share a transaction fails, nothing has taken effect, and each is done again by itself.
 */
export class GroupCommit {
  readonly #db: Database;
  readonly #underWay = new Set<number>();
  #waiting: Waiting[] = [];
  #number = 0;
  #called = false;
  #gathering: NodeJS.Timeout | null = null;
  /** How many are waiting or under way; and how many were of late. */
  #present = 0;
  #crowd = { members: 1, seen: 0 };

  constructor(db: Database) {
    this.#db = db;
  }

  run<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((done, fail) => {
      this.#present += 1;
      this.#waiting.push({ work, done: done as (value: unknown) => void, fail });
      this.#call();
    });
  }

  /** Somebody waits, and will soon be under way. */
  get gathers(): boolean {
    return this.#waiting.length > 0;
  }

  /** Those who come in the same moment go together: all of whom the system told in one turn of the event loop. */
  #call(): void {
    if (this.#called) return;
    this.#called = true;
    setImmediate(() => {
      this.#called = false;
      this.#startFrom(this.#underWay.size > 0 ? ENOUGH : this.#comingBack());
    });
  }

  /** How many of those who were here of late may be back in a moment; one when they were no crowd, or it is long ago. */
  #comingBack(): number {
    const { members, seen } = this.#crowd;
    return members >= CROWD && performance.now() - seen < GATHERING ? Math.min(ENOUGH, members) : 1;
  }

  /** Starts where so many wait; fewer wait a little longer. */
  #startFrom(least: number): void {
    if (!this.gathers) return;
    if (this.#waiting.length >= least) this.#start();
    else this.#gathering ??= setTimeout(() => this.#start(), GATHERING);
  }

  #start(): void {
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    this.#gathering = null;
    while (this.#waiting.length > 0 && this.#underWay.size < ABREAST) void this.#go(this.#waiting.splice(0, TOGETHER));
  }

  async #go(group: readonly Waiting[]): Promise<void> {
    this.#number += 1;
    const [number, present] = [this.#number, this.#present];
    this.#underWay.add(number);
    const heldUp = setTimeout(() => this.#leave(number), HELD_UP);
    await together(this.#db, group);
    clearTimeout(heldUp);
    this.#present -= group.length;
    this.#remember(present);
    this.#leave(number);
  }

  /** Fewer are remembered only when there were no more for a while. */
  #remember(members: number): void {
    const now = performance.now();
    if (members >= this.#crowd.members || now - this.#crowd.seen >= GATHERING) this.#crowd = { members, seen: now };
  }

  #leave(number: number): void {
    if (!this.#underWay.delete(number) || this.#gathering !== null) return;
    this.#startFrom(this.#underWay.size > 0 ? 1 : this.#comingBack());
  }
}

async function together(db: Database, group: readonly Waiting[]): Promise<void> {
  const [only] = group;
  if (only && group.length === 1) return alone(db, only);
  const works = group.map(({ work }) => work);
  await attempt(db, works).then(
    (values) => {
      for (const [at, { done }] of group.entries()) done(values[at]);
    },
    (fault: unknown) => {
      if (fault instanceof CommitUnknown) for (const { fail } of group) fail(fault);
      else void again(db, group, fault instanceof MembersDeadlocked);
    },
  );
}

/** `oneByOne`: they want the same in different orders, and would meet again. */
async function again(db: Database, group: readonly Waiting[], oneByOne: boolean): Promise<void> {
  for (const each of group) {
    const done = alone(db, each);
    if (oneByOne) await done;
  }
}

function alone(db: Database, { work, done, fail }: Waiting): Promise<void> {
  return inTransaction(db, work).then(done, fail);
}
