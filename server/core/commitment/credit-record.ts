import { addDays, type Day, dayOf, type Instant } from '../time.ts';
import type { CommitmentRules } from './commitment-rules.ts';

/** 信用记录 of a commitment that was false. Found by keyed hashes of his ID number and account; it holds neither. */
export type CreditRecord = {
  /** `CN-20210510-0001`. */
  readonly number: string;
  readonly since: Instant;
  /** The last day on which it counts. */
  readonly until: Day;
  readonly repairedAt: Instant | null;
};

/** The record that begins now. */
export function creditRecord(number: string, { credit }: CommitmentRules, at: Instant): CreditRecord {
  return { number, since: at, until: addDays(dayOf(at), credit.days), repairedAt: null };
}
