import { RETENTION } from '../../core/privacy/retention.ts';
import { addDays, dayOf, type Instant } from '../../core/time.ts';
import type { Store } from '../../ports/store.ts';
import type { TimerKind } from './timer-kind.ts';

const DAY = 86_400_000;

/** Rows of one class that one ring clears: its transaction stays short, and the next ring follows at once. */
const AT_ONCE = 500;

/** In the small hours, when nobody waits. */
const HOUR = '03:10';
const SUBJECT = 'every-night';

/** 到期清除: every night, what has been kept for its time goes; what was cleared stands in the trail as numbers. */
export const retention: TimerKind = {
  name: 'retention',
  label: '到期清除',
  async ring({ records, now }) {
    const cleared: Record<string, number> = {};
    for (const rule of RETENTION) {
      const gone = await records.retention.clear(rule.class, now - rule.days * DAY, now, AT_ONCE);
      if (gone > 0) cleared[rule.class] = gone;
    }
    if (Object.keys(cleared).length === 0) return nextNight(now);
    const record = `retention ${dayOf(now).slice(0, 7)}`;
    await records.trail.append({ record, event: 'retention-cleared', by: 'bot', at: now, facts: cleared });
    return Object.values(cleared).some((gone) => gone >= AT_ONCE) ? now : nextNight(now);
  },
};

/** Sets the nightly timer; the one that is set already stays as it is, so that a restart does not put it off. */
export async function keepRetention(store: Store, now: Instant): Promise<void> {
  const timer = { kind: retention.name, subject: SUBJECT };
  await store.transaction(async ({ timers }) => {
    if ((await timers.dueAt(timer)) === null) await timers.set({ ...timer, due: nextNight(now) }, now);
  });
}

function nextNight(now: Instant): Instant {
  const tonight = Date.parse(`${dayOf(now)}T${HOUR}:00+08:00`);
  return tonight > now ? tonight : Date.parse(`${addDays(dayOf(now), 1)}T${HOUR}:00+08:00`);
}
