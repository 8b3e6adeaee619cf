import type { Catalogue } from '../core/catalogue/catalogue.ts';
import { inPrivate } from '../core/people/private-line.ts';
import type { Instant } from '../core/time.ts';
import type { Records } from '../ports/store.ts';

export type PrivateLine = {
  /** The same for the same message: a second put is harmless. */
  readonly key: string;
  /** Staff id; whoever has left the directory is told nothing. */
  readonly to: string | null;
  readonly lines: readonly string[];
  readonly at: Instant;
};

/**
 * Says something to a colleague in his own chat, by the channel that the groups are on; nothing while none is bound. Each costs a
 * call of the month's, so only what waits for this one person is said: his time, an answer, an inquiry or a task given to him.
 */
export async function tellColleague(
  { catalogue: { home } }: { readonly catalogue: Pick<Catalogue, 'home'> },
  { groups, outbox }: Pick<Records, 'groups' | 'outbox'>,
  { key, to, lines, at }: PrivateLine,
): Promise<void> {
  const member = home.staff.find(({ id }) => id === to);
  const [group] = await groups.all();
  if (member === undefined || group === undefined) return;
  const { channel } = group;
  await outbox.put({
    key: `${key} to ${member.id}`,
    channel,
    recipient: inPrivate(member),
    reply: { lines, choices: [] },
    at,
  });
}
