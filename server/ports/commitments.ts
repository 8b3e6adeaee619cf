import type { Commitment } from '../core/commitment/commitment.ts';
import type { CommitmentReceipt, ReceiptStanding } from '../core/commitment/commitment-receipt.ts';
import type { CreditRecord } from '../core/commitment/credit-record.ts';
import type { CommitmentState } from '../core/commitment/state.ts';
import type { Talk } from '../core/conversation/message.ts';
import type { Instant } from '../core/time.ts';

type Account = Pick<Talk, 'channel' | 'person'>;

/** 告知承诺书. Whoever changes one locks it first. What is sealed and what is public lie in different tables. */
export interface Commitments {
  add(commitment: Commitment, at: Instant): Promise<void>;
  find(typed: number): Promise<Commitment | null>;
  /** The commitment as it is now, nobody else's until the transaction ends. */
  lock(typed: number): Promise<Commitment | null>;
  /** The same by its public number. */
  lockSigned(number: string): Promise<Commitment | null>;
  /** By its public number, without a lock. */
  findSigned(number: string): Promise<Commitment | null>;
  /** Keeps a known one; what the public sees of a signed one changes with it. */
  save(commitment: Commitment, at: Instant): Promise<void>;
  /** Takes away one that was never signed. */
  drop(typed: number): Promise<void>;
  /** Those of an account in certain states, newest first. */
  ofSigner(account: Account, states: readonly CommitmentState[], limit: number): Promise<readonly Commitment[]>;
  /** Those in a state, oldest first. */
  inState(state: CommitmentState, limit: number): Promise<readonly Commitment[]>;
  /** One page of those on the public page, newest first, and how many there are. `at`: from 1. What was altered is left out. */
  onShow(page: {
    readonly size: number;
    readonly at: number;
  }): Promise<{ readonly found: readonly Commitment[]; readonly all: number }>;
  /** Hashes and seals the canonical bytes of one that was signed just now, and makes its public receipt. */
  seal(commitment: Commitment): Promise<CommitmentReceipt>;
  /** SM3 of a text in UTF-8, in hex. */
  digestOf(text: string): string;
  receipt(number: string): Promise<CommitmentReceipt | null>;
  /** Whether what is kept is what was signed, looked at now; null when there is no such number. */
  standing(number: string): Promise<ReceiptStanding | null>;
  /** The unguessable end of the full address: the same for the same number, and of use to nobody without it. */
  keyOf(number: string): string;
  isKeyOf(number: string, key: string): boolean;
  readonly credit: CreditRecords;
}

/** A company: whoever signed for it, the record is its own. `code`: 统一社会信用代码. */
type ByCode = { readonly code: string };

/** 信用记录: found by keyed hashes of ID number and account, or of a company's code. Who asks to be forgotten is not found by his account any more. */
interface CreditRecords {
  add(record: CreditRecord, whose: { readonly idNumber: string; readonly account: Account } | ByCode): Promise<void>;
  /** The newest that is not repaired, by account or ID number, whichever finds one; null when there is none. */
  of(whose: { readonly idNumber: string | null; readonly account: Account } | ByCode): Promise<CreditRecord | null>;
  repair(number: string, at: Instant): Promise<void>;
}
