import type { Means } from '../means.ts';
import { sitting } from './sitting.ts';

/** Ends a session; without effect when there is none. */
export function leaveDesk(means: Means, session: string): Promise<void> {
  return means.store.transaction(async (records) => {
    const member = await sitting(means, records, session);
    await records.deskKeys.end(session);
    if (!member.ok) return;
    const { id } = member.value;
    await records.trail.append({ record: `desk ${id}`, event: 'desk-left', by: id, at: means.clock.now(), facts: {} });
  });
}
