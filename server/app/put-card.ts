import { type Card, cardLines } from '../core/card/card.ts';
import type { Group } from '../core/people/group.ts';
import type { Instant } from '../core/time.ts';
import type { Records } from '../ports/store.ts';

/** Puts a card into the outbox, once for each channel that the groups are on. A second put of the same revision is harmless. */
export async function putCard(
  { outbox }: Pick<Records, 'outbox'>,
  groups: readonly Group[],
  cardFor: (rooms: readonly string[]) => Card,
  at: Instant,
): Promise<void> {
  for (const channel of new Set(groups.map((group) => group.channel))) {
    const card = cardFor(groups.filter((group) => group.channel === channel).map(({ recipient }) => recipient));
    const reply = { lines: cardLines(card), choices: [], card };
    await outbox.put({ key: `${card.id} card ${card.revision} ${channel}`, channel, recipient: card.id, reply, at });
  }
}
