/** Hex digest (64 characters) of a text: SM3 in this program. */
export type Digest = (text: string) => string;

/** Where an entry stands: the record's chain and the entry's number in it, from 1. */
export type Position = { readonly county: string; readonly record: string; readonly seq: number };

/** What stands before the first entry of a chain. */
export const NO_LINK = '';

/** The leaf of an entry: salted, because a text with few possible contents could be guessed from a plain hash. */
export function leafOf(digest: Digest, salt: string, text: string): string {
  return digest(`leaf\n${salt}\n${text}`);
}

/** The link of an entry: binds its leaf to its place and to everything before it in the same record. */
export function linkOf(digest: Digest, at: Position, leaf: string, previousLink: string): string {
  return digest(`link\n${at.county}\n${at.record}\n${at.seq}\n${previousLink}\n${leaf}`);
}

/** The digest of a seal: binds the heads of many records to all seals before. */
export function sealOf(digest: Digest, county: string, seq: number, heads: string, previousDigest: string): string {
  return digest(`seal\n${county}\n${seq}\n${previousDigest}\n${heads}`);
}
