import { createLiterals, type Literals } from './literals.ts';
import type { Repair } from './understanding.ts';

/** A rewriting of dialect into the common language: 唔→不, 边度→哪里. Earlier rules first. */
type DialectRule = { readonly from: string; readonly to: string };

export type NormaliseTables = {
  /** Traditional character → simplified character. */
  readonly simplified: ReadonlyMap<string, string>;
  readonly dialect: readonly DialectRule[];
  readonly dialectWords: Literals;
  /** By code unit, what folding alone and what reading makes of the characters that stand by themselves; OPEN for all others. */
  readonly folded: Uint16Array;
  readonly settled: Uint16Array;
};

export type Normalised = { readonly read: string; readonly repairs: readonly Repair[] };

const NONE: readonly Repair[] = [];
const MAX_PASSES = 4;
const CODES = 0x10000;
const SPACE = 32;
/** The table does not know the character: it may join with its neighbours. */
const OPEN = 0;
/** Longer texts are not questions, and are read the slow way. */
const LONG = 4096;
/** Ranges of characters that never join with a neighbour: basic Latin, punctuation, full width. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x01, 0x7e],
  [0x2010, 0x2027],
  [0x3001, 0x3020],
  [0xff01, 0xff5e],
];
/** Chinese characters: none of them joins with a neighbour, and folding leaves them as they are. */
const HAN = [0x4e00, 0x9fa5] as const;

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

function codeOf(text: string): number {
  if (text === '') return SPACE;
  return text.length === 1 ? text.charCodeAt(0) : OPEN;
}

function tableOf(read: (char: string) => string): Uint16Array {
  const table = new Uint16Array(CODES);
  for (let code = HAN[0]; code <= HAN[1]; code += 1) table[code] = code;
  for (const [from, to] of RANGES) {
    for (let code = from; code <= to; code += 1) table[code] = codeOf(read(String.fromCharCode(code)));
  }
  return table;
}

/** Lays out what normalising needs. */
export function normaliseTables(
  simplified: ReadonlyMap<string, string>,
  dialect: readonly DialectRule[],
): NormaliseTables {
  const settled = tableOf((char) => foldFully(char, simplified));
  for (const char of simplified.keys()) {
    const code = char.charCodeAt(0);
    if (settled[code] !== OPEN) settled[code] = codeOf(foldFully(char, simplified));
  }
  const dialectWords = createLiterals(dialect.map((rule) => rule.from));
  return { simplified, dialect, dialectWords, folded: tableOf(fold), settled };
}

/** True when reading changes nothing: every character stands for itself, and no space is doubled or at an end. */
function isRead(text: string, table: Uint16Array): boolean {
  let last = SPACE;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === OPEN || table[code] !== code || (code === SPACE && last === SPACE)) return false;
    last = code;
  }
  return text === '' || last !== SPACE;
}

/** Reads character by character; null when one of them is open. */
function byTable(text: string, table: Uint16Array): string | null {
  if (text.length > LONG) return null;
  if (isRead(text, table)) return text;
  const codes: number[] = [];
  let last = SPACE;
  for (let at = 0; at < text.length; at += 1) {
    const code = table[text.charCodeAt(at)] ?? OPEN;
    if (code === OPEN) return null;
    if (code !== SPACE || last !== SPACE) codes.push(code);
    last = code;
  }
  if (codes.at(-1) === SPACE) codes.pop();
  return String.fromCharCode(...codes);
}

/** True when folding alone makes of a text what reading does: nothing in it is written in traditional characters. */
function isSimplified(text: string, { folded, settled }: NormaliseTables): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const read = settled[code] ?? OPEN;
    if (read === OPEN || read !== folded[code]) return false;
  }
  return text.length <= LONG;
}

/** What was put from traditional into simplified characters. */
function simplifiedIn(text: string, plain: string, tables: NormaliseTables): readonly Repair[] {
  if (plain === text || isSimplified(text, tables)) return NONE;
  return changedRuns(byTable(text, tables.folded) ?? fold(text), plain);
}

function changedRuns(before: string, after: string): Repair[] {
  if (before === after) return [];
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

/** The first rule from `least` on whose dialect word stands in the text; -1 when none does. */
function nextRule(text: string, tables: NormaliseTables, least: number): number {
  for (const rule of tables.dialectWords.within(text)) if (rule >= least) return rule;
  return -1;
}

function withoutDialect(text: string, tables: NormaliseTables): Normalised {
  let at = nextRule(text, tables, 0);
  if (at < 0) return { read: text, repairs: NONE };
  let read = text;
  const repairs: Repair[] = [];
  for (; at >= 0; at = nextRule(read, tables, at + 1)) {
    const { from, to } = tables.dialect[at] ?? { from: '', to: '' };
    read = read.split(from).join(to);
    repairs.push({ from, to, why: 'dialect' });
  }
  return { read, repairs };
}

/** The text folded and simplified: what it reads, before dialect is looked at. */
export function readPlainly(text: string, tables: NormaliseTables): string {
  return byTable(text, tables.settled) ?? foldFully(text, tables.simplified);
}

/**
 * Reads a message: full width → half width, lower case, traditional → simplified, dialect → common language,
 * everything that is neither letter nor digit → one space. Idempotent: `normalise(normalise(x).read).read === normalise(x).read`.
 */
export function normalise(text: string, tables: NormaliseTables): Normalised {
  const plain = readPlainly(text, tables);
  const traditional = simplifiedIn(text, plain, tables);
  const common = withoutDialect(plain, tables);
  const read = common.read === plain ? plain : readPlainly(common.read, tables);
  return { read, repairs: traditional === NONE ? common.repairs : [...traditional, ...common.repairs] };
}
