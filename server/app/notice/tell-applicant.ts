import type { LossNotice } from '../../core/notice/notice.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';

/** Says something to whoever filed, in his own chat; nothing where he cannot be reached. */
export async function tellApplicant(
  { outbox }: Pick<Records, 'outbox'>,
  { applicant: { talk, recipient }, case: typed, revision }: LossNotice,
  lines: readonly string[],
  at: Instant,
): Promise<void> {
  if (recipient === null) return;
  const key = `notice ${typed} ${revision} ${lines[0] ?? ''}`;
  await outbox.put({ key, channel: talk.channel, recipient, at, reply: { lines, choices: [] } });
}
