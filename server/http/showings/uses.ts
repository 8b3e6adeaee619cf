import type { ShowingList, ShowingReading } from '../../app/commitment/read-showings.ts';
import type { ChallengeForm } from '../../core/commitment/challenge.ts';
import type { Result } from '../../core/result.ts';

/** What the public does with commitments that are shown to everybody. */
export interface ShowingUses {
  /** `page`: from 1. */
  list(page: number): Promise<ShowingList>;
  read(number: string): Promise<Result<ShowingReading>>;
  /** Says that it is not true. */
  challenge(number: string, form: ChallengeForm): Promise<Result<null>>;
}
