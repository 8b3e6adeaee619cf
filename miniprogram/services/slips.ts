import type { SlipGiven } from '../../server/http/contract-slips.ts';
import { drop, keep, kept } from './keeping.ts';
import { NOTHING_NAMED } from './open-data.ts';
import { type Reached, request } from './request.ts';

/** A slip that was taken on this telephone. Nobody else knows whose it is: slips name no one. */
export type KeptSlip = {
  readonly number: string;
  readonly address: string;
  readonly about: string;
  readonly at: number;
};

const KEY = 'slips';
const MOST = 10;

const NUMBER = /MZ-\d{8}-\d{4,6}/i;

export function slipsKept(): readonly KeptSlip[] {
  return kept<readonly KeptSlip[]>(KEY, []);
}

/** Newest first; asked for twice it stands there once. */
export function keepSlip(slip: KeptSlip): void {
  keep(KEY, [slip, ...slipsKept().filter(({ number }) => number !== slip.number)].slice(0, MOST));
}

export function dropSlips(): void {
  drop(KEY);
}

/** The number of a slip in what was scanned or typed; null when there is none. */
export function slipNumberIn(text: string): string | null {
  return NUMBER.exec(text.normalize('NFKC'))?.[0].toUpperCase() ?? null;
}

export async function readSlip(number: string): Promise<Reached<SlipGiven>> {
  return number === '' ? NOTHING_NAMED : request<SlipGiven>('GET', `/api/slips/${encodeURIComponent(number)}`);
}
