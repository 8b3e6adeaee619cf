import { hash } from 'node:crypto';
import type { Digest } from '../../core/trail/chain.ts';
import { StorageFault } from '../storage-fault.ts';

/** SM3 (GB/T 32905) of a text in UTF-8, as 64 hex characters. */
export const sm3: Digest = (text) => hash('sm3', text, 'hex');

/** Source: GB/T 32905-2016, appendix A, both examples. */
const KNOWN = [
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
] as const;

/** Throws a StorageFault when this Node cannot compute SM3 rightly (a FIPS build, a cut-down OpenSSL). Run at start-up. */
export function checkSm3(digest: Digest = sm3): void {
  let right = false;
  try {
    right = KNOWN.every(([text, expected]) => digest(text) === expected);
  } catch {
    right = false;
  }
  if (!right) throw new StorageFault('This Node.js has no working SM3: use an official build of Node 20 or later.');
}
