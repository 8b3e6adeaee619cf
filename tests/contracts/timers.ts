import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '../../server/core/time.ts';
import type { Records, Store } from '../../server/ports/store.ts';
import type { Ring, Timer } from '../../server/ports/timers.ts';

/** A store with its timer workers, whose rule the suite gives, and whose clock stands still until it is moved. */
export type TimersUnderTest = {
  readonly store: Store;
  /** Starts the workers; `sweep` false: only jobs wake them. */
  start(
    ring: Ring,
    clock: { now(): Instant },
    sweep: boolean,
  ): Promise<{ sweep(): Promise<number>; stop(): Promise<void> }>;
  /** Loses every job, as a restore or an operator would. */
  loseJobs(): Promise<void>;
  close(): Promise<void>;
};

const AT = Date.UTC(2018, 11, 3, 1, 30);
const MINUTE = 60_000;

/** What every keeper of timers promises. */
export function describeTimers(engine: string, open: () => Promise<TimersUnderTest>): void {
  describe(`timers in ${engine}`, () => {
    let under: TimersUnderTest;
    let now = AT;
    const clock = { now: () => now };
    const rung: Timer[] = [];
    let answer: (timer: Timer, records: Records) => Instant | null | Promise<Instant | null> = () => null;
    const ring: Ring = async (timer, records) => {
      const again = await answer(timer, records);
      rung.push(timer);
      return again;
    };
    const inTurn = <T>(work: (records: Records) => Promise<T>): Promise<T> => under.store.transaction(work);
    const timer = (due: Instant): Timer => ({ kind: 'test', subject: randomUUID(), due });
    const soundsOf = ({ subject }: Timer) => rung.filter((each) => each.subject === subject).length;

    /** Workers for one test, stopped at its end. */
    async function working(work: (sweep: () => Promise<number>) => Promise<void>, sweeping = false): Promise<void> {
      const workers = await under.start(ring, clock, sweeping);
      try {
        await work(workers.sweep);
      } finally {
        await workers.stop();
      }
    }

    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    it('wakes by its job when the time has come, once', async () => {
      now = AT;
      answer = () => null;
      const soon = timer(AT + 1_000);
      await inTurn(({ timers }) => timers.set(soon, AT));
      now = AT + 1_000;
      await working(() => expect.poll(() => soundsOf(soon), { timeout: 15_000 }).toBe(1));
      await working(async (sweep) => {
        await sweep();
      });
      expect(soundsOf(soon)).toBe(1);
      expect(await inTurn(({ timers }) => timers.dueAt(soon))).toBeNull();
    });

    it('has no timer and no job when the transaction fails', async () => {
      const lost = timer(AT);
      const fails = inTurn(async ({ timers }) => {
        await timers.set(lost, AT);
        throw new Error('refused');
      });
      await expect(fails).rejects.toThrow('refused');
      expect(await inTurn(({ timers }) => timers.dueAt(lost))).toBeNull();
      await working(async (sweep) => {
        await sweep();
      });
      expect(soundsOf(lost)).toBe(0);
    });

    it('does not ring before its time, however early it is woken', async () => {
      now = AT;
      const later = timer(AT + MINUTE);
      await inTurn(({ timers }) => timers.set(later, AT + MINUTE)); // its job wakes at once
      await working(async (sweep) => {
        const marker = timer(AT);
        await inTurn(({ timers }) => timers.set(marker, AT));
        await expect.poll(() => soundsOf(marker), { timeout: 15_000 }).toBe(1);
        await sweep();
        expect(soundsOf(later)).toBe(0);
        now = AT + MINUTE;
        await sweep();
        expect(soundsOf(later)).toBe(1);
      });
    });

    it('catches in its sweep what lost its job', async () => {
      now = AT;
      const orphan = timer(AT + MINUTE);
      await inTurn(({ timers }) => timers.set(orphan, AT));
      await under.loseJobs();
      await working(async (sweep) => {
        await sweep();
        expect(soundsOf(orphan)).toBe(0);
        now = AT + MINUTE;
        await sweep();
        expect(soundsOf(orphan)).toBe(1);
        await sweep();
        expect(soundsOf(orphan)).toBe(1);
      });
    });

    it('moves when it is set again, rings no more when it is cancelled, and again when the rule says so', async () => {
      now = AT;
      const [moved, gone, again] = [timer(AT), timer(AT), timer(AT)];
      await inTurn(async ({ timers }) => {
        for (const each of [moved, gone, again]) await timers.set(each, AT);
        await timers.set({ ...moved, due: AT + MINUTE }, AT);
        await timers.cancel(gone);
        await timers.cancel(gone);
      });
      answer = ({ subject }) => (subject === again.subject && now === AT ? AT + MINUTE : null);
      await working(async (sweep) => {
        const sounds = async () => {
          await sweep(); // passes over what a job has in hand right now
          return [moved, gone, again].map(soundsOf);
        };
        await expect.poll(sounds, { timeout: 15_000 }).toEqual([0, 0, 1]);
        now = AT + MINUTE;
        await expect.poll(sounds, { timeout: 15_000 }).toEqual([1, 0, 2]);
      });
    });

    it('commits what the rule does with its own end, and rings again when the rule failed', async () => {
      now = AT;
      const record = `test ${randomUUID()}`;
      const failing = timer(AT);
      let tries = 0;
      answer = async (_, { trail }) => {
        await trail.append({ record, event: 'rung', by: 'bot', at: AT, facts: {} });
        tries += 1;
        if (tries < 3) throw new Error('the database of the neighbour is away');
        return null;
      };
      await inTurn(({ timers }) => timers.set(failing, AT + MINUTE));
      await under.loseJobs();
      now = AT + MINUTE;
      await working(async (sweep) => {
        await expect.poll(() => sweep().then(() => tries), { timeout: 15_000 }).toBe(3);
        await expect.poll(() => inTurn(({ timers }) => timers.dueAt(failing))).toBeNull();
        await sweep();
      });
      answer = () => null;
      expect(tries).toBe(3);
      expect(await inTurn(({ trail }) => trail.of(record))).toHaveLength(1);
    });

    it('rings once with three workers and a sweep at once', async () => {
      now = AT + 2 * MINUTE;
      const many = Array.from({ length: 60 }, () => timer(AT));
      for (const each of many) await inTurn(({ timers }) => timers.set(each, AT));
      const workers = await Promise.all([1, 2, 3].map(() => under.start(ring, clock, true)));
      await Promise.all(workers.map(({ sweep }) => sweep()));
      await expect.poll(() => many.filter((each) => soundsOf(each) > 0).length, { timeout: 20_000 }).toBe(60);
      await Promise.all(workers.map(({ stop }) => stop()));
      expect(many.map(soundsOf)).toEqual(many.map(() => 1));
    });
  });
}
