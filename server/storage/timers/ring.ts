import type { Instant } from '../../core/time.ts';
import type { Ring, Timer } from '../../ports/timers.ts';
import type { OpenStore } from '../open-store.ts';

/** What became of a look at a timer: `gone` also when another process has it in hand. */
export type Rung = 'rung' | 'early' | 'gone';

type Name = Pick<Timer, 'kind' | 'subject'>;

/**
 * Rings one timer if it is due, and enters its end or its next time in the same transaction. A timer that is gone was rung or
 * cancelled: nothing happens, however often it is looked at. One that is not due yet wakes us again.
 */
export function ringOne(store: OpenStore, { kind, subject }: Name, ring: Ring, now: Instant): Promise<Rung> {
  return store.within(async (tx, records) => {
    const name = { county: store.county, kind, subject };
    const row = await tx
      .selectFrom('timers')
      .select('due_at')
      .where((each) => each.and(name))
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row) return 'gone';
    const timer = { kind, subject, due: row.due_at.getTime() };
    if (timer.due > now) {
      await records.timers.set(timer, now);
      return 'early';
    }
    const again = await ring(timer, records, now);
    if (again === null) await records.timers.cancel(timer);
    else await records.timers.set({ kind, subject, due: again }, now);
    return 'rung';
  });
}
