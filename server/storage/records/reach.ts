import type { Transaction } from '../database/transaction.ts';
import type { Vault } from '../secrecy/vault.ts';

/** What the records of one transaction work with. */
export type Reach = {
  readonly tx: Transaction;
  readonly county: string;
  readonly vault: Vault;
};

/** Where a sealed value belongs: it opens nowhere else. */
export function placeOf(reach: { readonly county: string }, column: string): string {
  return `${column} ${reach.county}`;
}
