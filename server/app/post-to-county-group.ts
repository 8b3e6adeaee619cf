import type { Instant } from '../core/time.ts';
import type { Records } from '../ports/store.ts';
import type { Knowledge } from './means.ts';

/** Puts lines into the outbox for the county's group of staff; nothing when none is bound. `key`: a second put is harmless. */
export async function postToCountyGroup(
  { catalogue }: Pick<Knowledge, 'catalogue'>,
  { groups, outbox }: Pick<Records, 'groups' | 'outbox'>,
  key: string,
  lines: readonly string[],
  at: Instant,
): Promise<void> {
  const group = await groups.boundTo('county', catalogue.home.id);
  if (group === null) return;
  const { channel, recipient } = group;
  await outbox.put({ key, channel, recipient, reply: { lines, choices: [] }, at });
}
