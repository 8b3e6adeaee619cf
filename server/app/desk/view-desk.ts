import type { HandOver } from '../../core/hand-over/hand-over.ts';
import { nameIn } from '../../core/people/colleague.ts';
import { done, type Result } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Means } from '../means.ts';
import { warnings } from '../warnings.ts';
import { sitting } from './sitting.ts';

/** A hand-over in the queue: nothing of what was said. */
export type QueuedHandOver = Pick<HandOver, 'number' | 'reason' | 'place' | 'openedAt' | 'answeredAt' | 'closedAt'> & {
  readonly channel: string;
  readonly holder: string | null;
  readonly closedBy: string | null;
};

export type DeskView = {
  readonly me: string;
  readonly now: Instant;
  /** What an administrator has to see to. */
  readonly warnings: readonly string[];
  readonly open: readonly QueuedHandOver[];
  /** Closed within a week, newest first. */
  readonly closed: readonly QueuedHandOver[];
};

const LATELY = 7 * 24 * 3_600_000;
const MOST = 100;

/** The queue of the desk. Looking at it is in the trail. */
export function viewDesk(means: Means, session: string): Promise<Result<DeskView>> {
  return means.store.transaction(async (records) => {
    const member = await sitting(means, records, session);
    if (!member.ok) return member;
    const { id, name } = member.value;
    const now = means.clock.now();
    const all = (await records.handOvers.list(now - LATELY, MOST)).map((each) => queued(each, means));
    const open = all.filter(({ closedAt }) => closedAt === null);
    await records.trail.append({
      record: `desk ${id}`,
      event: 'desk-viewed',
      by: id,
      at: now,
      facts: { open: open.length },
    });
    const closed = all.filter(({ closedAt }) => closedAt !== null);
    return done({ me: name, now, warnings: await warnings(means, records), open, closed });
  });
}

export function queued(handOver: HandOver, { catalogue }: Pick<Means, 'catalogue'>): QueuedHandOver {
  const { number, reason, place, openedAt, answeredAt, closedAt, talk, holder, closedBy } = handOver;
  const nameOf = nameIn(catalogue.home);
  return {
    ...{ number, reason, place, openedAt, answeredAt, closedAt },
    channel: talk.channel,
    holder: holder === null ? null : nameOf(holder),
    closedBy: closedBy === null || closedBy === 'citizen' ? closedBy : nameOf(closedBy),
  };
}
