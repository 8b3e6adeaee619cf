import type { Transaction } from '../database/transaction.ts';
import type { Posting } from '../outbox/posting.ts';
import type { Vault } from '../secrecy/vault.ts';
import type { Wake } from '../timers/wake.ts';
import type { Erasure } from './erasure.ts';
import type { PeopleSeen } from './people-seen.ts';

/** What the records of one transaction work with. */
export type Reach = {
  readonly tx: Transaction;
  readonly county: string;
  readonly vault: Vault;
  /** Enters an erasure in the journal outside the database; on disk when it resolves. */
  readonly journal: (erasure: Erasure) => Promise<void>;
  readonly wake: Wake;
  readonly peopleSeen: PeopleSeen;
  /** Told of every message put into the outbox; what comes of it waits for the commit. */
  readonly posting: Posting;
};

/** Finds what belongs to an account of a channel (an openid, a staff id) without naming it. */
export function accountKey(
  { vault, county }: Pick<Reach, 'vault' | 'county'>,
  channel: string,
  account: string,
): Buffer {
  return vault.index('account', county, channel, account);
}

/** Where a sealed value belongs: it opens nowhere else. */
export function placeOf(reach: { readonly county: string }, column: string): string {
  return `${column} ${reach.county}`;
}
