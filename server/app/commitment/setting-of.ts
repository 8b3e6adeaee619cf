import type { Commitment } from '../../core/commitment/commitment.ts';
import { signable, type TextSetting } from '../../core/commitment/commitment-text.ts';
import type { Day } from '../../core/time.ts';
import type { Knowledge } from '../means.ts';

/** What the text of a commitment is made from today; null when the list of today does not let it be signed any more. */
export function settingOf(
  { catalogue: { home, places } }: Pick<Knowledge, 'catalogue'>,
  { row, matter, town, particular, identity }: Commitment,
  today: Day,
): TextSetting | null {
  const found = signable(home, row, today);
  if (found === null) return null;
  const filled = town === null ? null : { town: places.get(town)?.name ?? town, particular };
  return { ...found, home, matter, today, filled, signer: identity };
}
