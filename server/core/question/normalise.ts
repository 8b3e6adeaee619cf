import type { Repair } from './understanding.ts';

/** A rewriting of dialect into the common language: 唔→不, 边度→哪里. Longest `from` first. */
type DialectRule = { readonly from: string; readonly to: string };

export type NormaliseTables = {
  /** Traditional character → simplified character. */
  readonly simplified: ReadonlyMap<string, string>;
  readonly dialect: readonly DialectRule[];
};

export type Normalised = { readonly read: string; readonly repairs: readonly Repair[] };

const MAX_PASSES = 4;

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function simplify(text: string, simplified: ReadonlyMap<string, string>): string {
  let out = '';
  for (const char of text) out += simplified.get(char) ?? char;
  return out;
}

/** Spaces between two Chinese characters carry a pause, and are kept; all others are kept too, but never doubled. */
function foldFully(text: string, simplified: ReadonlyMap<string, string>): string {
  let at = text;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const next = simplify(fold(at), simplified);
    if (next === at) break;
    at = next;
  }
  return at;
}

function changedRuns(before: string, after: string): Repair[] {
  const from = [...before];
  const to = [...after];
  if (from.length !== to.length) return [];
  const runs: Repair[] = [];
  for (let at = 0; at < from.length; at += 1) {
    if (from[at] === to[at]) continue;
    const start = at;
    while (at < from.length && from[at] !== to[at]) at += 1;
    runs.push({ from: from.slice(start, at).join(''), to: to.slice(start, at).join(''), why: 'traditional' });
  }
  return runs;
}

/**
 * Reads a message: full width → half width, lower case, traditional → simplified, dialect → common language,
 * everything that is neither letter nor digit → one space. Idempotent: `normalise(normalise(x).read).read === normalise(x).read`.
 */
export function normalise(text: string, tables: NormaliseTables): Normalised {
  const folded = fold(text);
  let read = foldFully(text, tables.simplified);
  const repairs = changedRuns(folded, read);
  for (const rule of tables.dialect) {
    if (!read.includes(rule.from)) continue;
    read = read.split(rule.from).join(rule.to);
    repairs.push({ from: rule.from, to: rule.to, why: 'dialect' });
  }
  return { read: foldFully(read, tables.simplified), repairs };
}
