import type { MyData } from '../../app/me/export-me.ts';
import type { OpenedSession } from '../../app/me/open-session.ts';
import type { Mine } from '../../app/me/view-me.ts';
import type { Result } from '../../core/result.ts';
import type { Account } from '../../ports/sign-in.ts';

/** What a citizen does in our own program about himself. */
export interface MeUses {
  /** False where the operator has not set the mini-program up. */
  readonly signsIn: boolean;
  open(code: string): Promise<Result<OpenedSession>>;
  holder(token: string): Promise<Result<Account>>;
  view(account: Account): Promise<Mine>;
  export(account: Account): Promise<MyData>;
  /** How an errand of his went, from 1 to 5. */
  rate(account: Account, rating: { readonly number: number; readonly stars: number }): Promise<Result<null>>;
  /** How many rows went. */
  forget(account: Account): Promise<number>;
}
