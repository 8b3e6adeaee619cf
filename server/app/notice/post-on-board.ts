import type { BoardEntry, BoardEvent } from '../../core/notice/board-event.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';

/**
 * Puts an event on the board and tells the trail where the chain ends: the trail is sealed outside the database, so that a chain cut
 * off at its end does not pass.
 */
export async function postOnBoard(
  { notices, trail }: Pick<Records, 'notices' | 'trail'>,
  event: BoardEvent,
  at: Instant,
): Promise<BoardEntry> {
  const entry = await notices.board.append(event);
  const { seq, link } = entry;
  const record = `board ${event.day.slice(0, 7)}`;
  await trail.append({ record, event: 'board-grew', by: 'bot', at, facts: { seq, link } });
  return entry;
}
