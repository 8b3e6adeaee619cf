import type { Repair } from './understanding.ts';

/** Cuts a text into words. */
export type Segmenter = (text: string) => readonly string[];

export type RepairTables = {
  /** Character → folded syllable. */
  readonly syllables: ReadonlyMap<string, string>;
  /** Sound of a pair of characters → the pairs of the catalogue and lexicon that sound so. */
  readonly pairsBySound: ReadonlyMap<string, readonly string[]>;
  /** Characters that stand alone in good Chinese: 我, 要, 妈. */
  readonly safe: ReadonlySet<string>;
  /** Pairs that are words already. */
  readonly known: (pair: string) => boolean;
};

const MAX_REPAIRS = 3;

/** The sound of a text, or null when a character has none. */
function soundOf(text: string, syllables: ReadonlyMap<string, string>): string | null {
  const sounds: string[] = [];
  for (const char of text) {
    const sound = syllables.get(char);
    if (sound === undefined) return null;
    sounds.push(sound);
  }
  return sounds.join(' ');
}

/** Every pair inside the given words, by sound, unless both characters are safe ones; pairs in order of first appearance. */
export function pairsBySound(
  words: Iterable<string>,
  syllables: ReadonlyMap<string, string>,
  safe: ReadonlySet<string>,
): Map<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const pair of pairsIn(words)) {
    const sound = [...pair].every((char) => safe.has(char)) ? null : soundOf(pair, syllables);
    if (sound !== null) map.set(sound, [...(map.get(sound) ?? []), pair]);
  }
  return map;
}

/** Every two neighbouring characters of the words, each pair once. */
export function pairsIn(words: Iterable<string>): Set<string> {
  const pairs = new Set<string>();
  for (const word of words) for (let at = 0; at + 1 < word.length; at += 1) pairs.add(word.slice(at, at + 2));
  return pairs;
}

/** Positions where the segmenter left a character alone: where a wrong character shows. */
function loneFlags(text: string, cut: Segmenter): boolean[] {
  const lone = new Array<boolean>(text.length).fill(false);
  let at = 0;
  for (const word of cut(text)) {
    if (word.length === 1) lone[at] = true;
    at += word.length;
  }
  return lone;
}

function substitute(pair: string, tables: RepairTables): string | null {
  if (tables.known(pair)) return null;
  const sound = soundOf(pair, tables.syllables);
  const candidates = sound === null ? [] : (tables.pairsBySound.get(sound) ?? []);
  if (candidates.includes(pair)) return null;
  const better = candidates.filter((each) => differsEnough(each, pair, tables.safe));
  return better.length === 0 ? null : (closest(better, pair) ?? null);
}

/** A character that may well stand alone is not swapped on its own. */
function differsEnough(to: string, from: string, safe: ReadonlySet<string>): boolean {
  for (let at = 0; at < from.length; at += 1) {
    if (from[at] !== to[at] && safe.has(from.charAt(at))) return false;
  }
  return true;
}

function closest(candidates: readonly string[], pair: string): string | undefined {
  const same = (each: string): number => (each[0] === pair[0] ? 1 : 0) + (each[1] === pair[1] ? 1 : 0);
  return [...candidates].sort((a, b) => same(b) - same(a))[0];
}

/** The word of every question, as voice input and hasty thumbs write it. None of these is a word of its own. */
const PROOF_MISHEARD = /[正政整征郑]明|证[名民]/gu;

/** Puts 证明 right first: the segmenter takes 正明 for a name and leaves it alone. */
function repairProof(read: string): { read: string; repairs: Repair[] } {
  const heard = [...new Set(read.match(PROOF_MISHEARD) ?? [])];
  const repairs = heard.map((from) => ({ from, to: '证明', why: 'homophone' }) as const);
  return { read: read.replace(PROOF_MISHEARD, '证明'), repairs };
}

/**
 * Puts right what voice input wrote with the wrong characters (死王→死亡): only where the segmenter finds no word,
 * only into pairs that the catalogue or the lexicon has, at most three times a message.
 */
export function repairHomophones(
  read: string,
  cut: Segmenter,
  tables: RepairTables,
): { read: string; repairs: readonly Repair[] } {
  const first = repairProof(read);
  const lone = loneFlags(first.read, cut);
  const repairs: Repair[] = [...first.repairs];
  let text = first.read;
  for (let at = 0; at + 1 < text.length && repairs.length < MAX_REPAIRS; at += 1) {
    if (!lone[at] || !lone[at + 1]) continue;
    const from = text.slice(at, at + 2);
    const to = from.includes(' ') ? null : substitute(from, tables);
    if (to === null) continue;
    text = text.slice(0, at) + to + text.slice(at + 2);
    repairs.push({ from, to, why: 'homophone' });
    at += 1;
  }
  return { read: text, repairs };
}
