import type { TextSetting } from '../../core/commitment/commitment-text.ts';
import { type Gate, gatesFor } from '../../core/commitment/gates.ts';
import type { Talk } from '../../core/conversation/message.ts';
import type { Day } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';

type Whose = { readonly account: Pick<Talk, 'channel' | 'person'>; readonly idNumber: string | null };

/** The three gates for one person and one paper, looked at now. Before he proved who he is, only his account is known. */
export async function passGates(
  { catalogue: { home } }: Pick<Knowledge, 'catalogue'>,
  { commitments }: Pick<Records, 'commitments'>,
  { row, list }: Pick<TextSetting, 'row' | 'list'>,
  whose: Whose,
  today: Day,
): Promise<readonly Gate[]> {
  const credit = await commitments.credit.of(whose);
  return gatesFor({ row, listNo: list.no, rules: home.commitments, credit, today });
}

export function allPassed(gates: readonly Gate[]): boolean {
  return gates.every(({ passed }) => passed);
}
