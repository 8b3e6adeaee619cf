import type { Day } from '../time.ts';
import type { Digest } from '../trail/chain.ts';
import { type BoardEntry, boardLeaf } from './board-event.ts';

/** The chain of one day as it is given away: what stood before it, its entries without what they say, and its end. */
export type DayChain = {
  readonly county: string;
  readonly day: Day;
  /** The link before the day's first entry; empty before the first of all. */
  readonly previous: string;
  readonly entries: readonly {
    readonly seq: number;
    readonly number: string;
    readonly event: string;
    readonly leaf: string;
    readonly link: string;
  }[];
  /** The link that the day ends with. */
  readonly root: string;
};

/** What `/roots/2019-07-15` gives, byte for byte. */
export function dayFile({ county, day, previous, entries, root }: DayChain): string {
  const chain = entries.map(({ seq, number, event, leaf, link }) => ({ seq, number, event, leaf, link }));
  return JSON.stringify({
    format: 'zhengpaopao-day-1',
    hash: 'SM3',
    ...{ county, day, previous, entries: chain, root },
  });
}

/** What it takes to prove a notice offline, now and after its erasure, byte for byte: what was hashed, its salt, its place in the chain. */
export function proofFile(county: string, number: string, entries: readonly BoardEntry[]): string {
  return JSON.stringify({
    format: 'zhengpaopao-notice-1',
    hash: 'SM3',
    county,
    number,
    entries: entries.map(({ seq, event, day, leaf, link, text }) => ({
      ...{ seq, event, day, leaf, link },
      salt: text?.salt ?? null,
      text: text?.text ?? null,
    })),
  });
}

/** How many entries a proof that was given away has when every byte of it is ours, however long ago; null when one is not. */
export function provenBy(
  file: string,
  county: string,
  number: string,
  own: readonly BoardEntry[],
  digest: Digest,
): number | null {
  const given = listIn(file);
  const rebuilt = own
    .slice(0, given.length)
    .map((entry, at) => ({ ...entry, text: entry.text ?? fitting(given[at], entry, digest) }));
  return rebuilt.length > 0 && proofFile(county, number, rebuilt) === file ? rebuilt.length : null;
}

/** The same for the chain of a day, which grows until the day is over. */
export function chainedBy(file: string, own: DayChain): number | null {
  const entries = own.entries.slice(0, listIn(file).length);
  const last = entries.at(-1);
  return last !== undefined && dayFile({ ...own, entries, root: last.link }) === file ? entries.length : null;
}

/** A text that we erased at the privacy date, from the file of who kept it: it must be the one that was hashed. */
function fitting(given: unknown, { leaf }: BoardEntry, digest: Digest): BoardEntry['text'] {
  const { salt, text } = (given ?? {}) as { readonly salt?: unknown; readonly text?: unknown };
  if (typeof salt !== 'string' || typeof text !== 'string') return null;
  return boardLeaf(digest, salt, text) === leaf ? { salt, text } : null;
}

function listIn(file: string): readonly unknown[] {
  try {
    const { entries } = JSON.parse(file) as { readonly entries?: unknown };
    return Array.isArray(entries) ? entries : [];
  } catch {
    return [];
  }
}
