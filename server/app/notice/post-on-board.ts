import type { BoardEntry, BoardEvent } from '../../core/notice/board-event.ts';
import type { Day, Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';

/** Locks the end of the chain, and of the trail that names it, along with the next question to the store. */
export function expectOnBoard({ notices, trail }: Pick<Records, 'notices' | 'trail'>, day: Day): void {
  notices.board.expect();
  trail.expect(trailOf(day), 'last');
}

function trailOf(day: Day): string {
  return `board ${day.slice(0, 7)}`;
}

/**
 * Puts an event on the board and tells the trail where the chain ends: the trail is sealed outside the database, so that a chain cut
 * off at its end does not pass.
 */
export async function postOnBoard(
  { notices, trail }: Pick<Records, 'notices' | 'trail'>,
  event: BoardEvent,
  at: Instant,
): Promise<BoardEntry> {
  trail.expect(trailOf(event.day), 'last');
  const entry = await notices.board.append(event);
  const { seq, link } = entry;
  await trail.append({ record: trailOf(event.day), event: 'board-grew', by: 'bot', at, facts: { seq, link } });
  return entry;
}
