import type { OwnWish } from '../../app/commitment/begin-own.ts';
import type { Filled } from '../../app/commitment/fill-in.ts';
import type { Opening } from '../../app/commitment/open-commitment.ts';
import type { ReceiptReading } from '../../app/commitment/read-commitment-receipt.ts';
import type { Signed, SigningForm } from '../../app/commitment/sign-commitment.ts';
import type { WayIn } from '../../app/commitment/signing-session.ts';
import type { OwnCommitments, OwnReading, Signable } from '../../app/commitment/view-own.ts';
import type { SigningView } from '../../app/commitment/view-signing.ts';
import type { Requirement } from '../../core/catalogue/requirement.ts';
import type { Result } from '../../core/result.ts';
import type { Printed } from '../../ports/document.ts';
import type { Account } from '../../ports/sign-in.ts';

/** What is done about commitments on a page and in our own program. What leads to a signature names by what he came to it. */
export interface CommitmentUses {
  /** The token of a session for that of a link. */
  open(link: string): Promise<Result<string>>;
  view(way: WayIn): Promise<Result<SigningView>>;
  /** Options from 1, by question. */
  answer(way: WayIn, options: Readonly<Record<string, number>>): Promise<Result<null>>;
  fill(way: WayIn, filled: Filled): Promise<Result<null>>;
  /** Where he goes to prove who he is. */
  beginIdentity(way: WayIn): Promise<Result<string>>;
  takeIdentity(way: WayIn): Promise<Result<null>>;
  sign(way: WayIn, form: SigningForm): Promise<Result<Signed>>;
  /** `key`: the end of the full address; null for who has only the number. */
  read(number: string, key: string | null): Promise<Result<ReceiptReading>>;
  /** The signed text as a PDF, for who holds the full address. */
  print(number: string, key: string): Promise<Result<Printed>>;

  /** Today's rows that can be signed for. */
  signable(): readonly Signable[];
  begin(account: Account, wish: OwnWish): Promise<Result<{ readonly row: Requirement; readonly opening: Opening }>>;
  ofOwn(account: Account): Promise<OwnCommitments>;
  readOwn(account: Account, number: string): Promise<Result<OwnReading>>;
  withdraw(account: Account, number: string): Promise<Result<null>>;
  object(account: Account, objection: { readonly number: string; readonly reason: string }): Promise<Result<null>>;
}
