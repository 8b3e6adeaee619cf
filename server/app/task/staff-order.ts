import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Instant } from '../../core/time.ts';

/** What every line of staff about a task says: which, who, when, and the words behind the number as they were typed. */
export type StaffOrder = {
  readonly number: number;
  readonly words: string;
  readonly by: StaffMember;
  readonly at: Instant;
};
