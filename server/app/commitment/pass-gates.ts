import type { TextSetting } from '../../core/commitment/commitment-text.ts';
import type { CreditRecord } from '../../core/commitment/credit-record.ts';
import { type Gate, gatesFor } from '../../core/commitment/gates.ts';
import type { Talk } from '../../core/conversation/message.ts';
import type { VerifiedIdentity } from '../../core/people/verified-identity.ts';
import type { Day } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';

type Whose = {
  readonly account: Pick<Talk, 'channel' | 'person'>;
  /** Null before he proved who he is: only his account is known. */
  readonly identity: Pick<VerifiedIdentity, 'idNumber' | 'represents'> | null;
};

/** The three gates for who signs one paper, looked at now. Of a company it is the company's record that counts, and known once he proved it. */
export async function passGates(
  { catalogue: { home } }: Pick<Knowledge, 'catalogue'>,
  { commitments }: Pick<Records, 'commitments'>,
  { row, list, form }: Pick<TextSetting, 'row' | 'list' | 'form'>,
  whose: Whose,
  today: Day,
): Promise<readonly Gate[]> {
  const credit = await creditOf(commitments, form, whose);
  return gatesFor({ row, listNo: list.no, rules: home.commitments, credit, today });
}

async function creditOf(
  { credit }: Records['commitments'],
  { by }: Pick<TextSetting['form'], 'by'>,
  { account, identity }: Whose,
): Promise<CreditRecord | null> {
  if (by === 'person') return credit.of({ account, idNumber: identity?.idNumber ?? null });
  const company = identity?.represents;
  return company === undefined ? null : credit.of(company);
}

export function allPassed(gates: readonly Gate[]): boolean {
  return gates.every(({ passed }) => passed);
}
