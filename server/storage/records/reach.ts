import type { Transaction } from '../database/transaction.ts';
import type { Vault } from '../secrecy/vault.ts';

/** What the records of one transaction work with. */
export type Reach = {
  readonly tx: Transaction;
  readonly county: string;
  readonly vault: Vault;
};

/** Finds what belongs to an account of a channel (an openid, a staff id) without naming it. */
export function accountKey({ vault, county }: Omit<Reach, 'tx'>, channel: string, account: string): Buffer {
  return vault.index('account', county, channel, account);
}

/** Where a sealed value belongs: it opens nowhere else. */
export function placeOf(reach: { readonly county: string }, column: string): string {
  return `${column} ${reach.county}`;
}
