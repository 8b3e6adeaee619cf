import type { JoinCode } from '../../app/join/offer-join.ts';
import type { Reached } from '../../app/reach/view-reach.ts';
import type { Result } from '../../core/result.ts';
import type { Account } from '../../ports/sign-in.ts';

/** How a reader is reached, and which accounts are his. */
export interface ReachUses {
  view(account: Account): Promise<Reached>;
  chooseMessages(account: Account, agreed: boolean): Promise<Result<null>>;
  /** The number, masked. */
  keepTelephone(account: Account, code: string): Promise<Result<string>>;
  dropTelephone(account: Account): Promise<null>;
  offerJoin(account: Account): Promise<Result<JoinCode>>;
  /** The side that was joined. */
  join(account: Account, code: string): Promise<Result<string>>;
  part(account: Account): Promise<Result<null>>;
}
