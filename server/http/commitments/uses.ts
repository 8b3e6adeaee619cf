import type { Filled } from '../../app/commitment/fill-in.ts';
import type { ReceiptReading } from '../../app/commitment/read-commitment-receipt.ts';
import type { Signed, SigningForm } from '../../app/commitment/sign-commitment.ts';
import type { SigningView } from '../../app/commitment/view-signing.ts';
import type { Result } from '../../core/result.ts';
import type { Printed } from '../../ports/document.ts';

/** What is done about commitments on a page. Every call but `open` and `read` names the session of one link. */
export interface CommitmentUses {
  /** The token of a session for that of a link. */
  open(link: string): Promise<Result<string>>;
  view(session: string): Promise<Result<SigningView>>;
  /** Options from 1, by question. */
  answer(session: string, options: Readonly<Record<string, number>>): Promise<Result<null>>;
  fill(session: string, filled: Filled): Promise<Result<null>>;
  /** Where he goes to prove who he is. */
  beginIdentity(session: string): Promise<Result<string>>;
  takeIdentity(session: string): Promise<Result<null>>;
  sign(session: string, form: SigningForm): Promise<Result<Signed>>;
  /** `key`: the end of the full address; null for who has only the number. */
  read(number: string, key: string | null): Promise<Result<ReceiptReading>>;
  /** The signed text as a PDF, for who holds the full address. */
  print(number: string, key: string): Promise<Result<Printed>>;
}
