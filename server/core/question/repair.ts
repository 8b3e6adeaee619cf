import { type Gram, gramText, pairGram } from './gram.ts';
import type { Repair } from './understanding.ts';

/** Cuts a text into words. */
export type Segmenter = (text: string) => readonly string[];

export type RepairTables = {
  /** By code unit, the number of the folded syllable; 0 for a character that has none. */
  readonly sounds: Uint16Array;
  /** Sound of a pair of characters → the pairs of the catalogue and lexicon that sound so. */
  readonly pairsBySound: ReadonlyMap<number, readonly string[]>;
  /** Characters that stand alone in good Chinese: 我, 要, 妈. */
  readonly safe: ReadonlySet<string>;
  /** Pairs that are words already. */
  readonly known: ReadonlySet<Gram>;
};

const MAX_REPAIRS = 3;
const CODES = 0x10000;
const SILENT = 0;

/** Numbers the syllables of a table character → folded syllable. */
export function soundsOf(syllables: ReadonlyMap<string, string>): Uint16Array {
  const numbers = new Map([...new Set(syllables.values())].map((syllable, at) => [syllable, at + 1]));
  const sounds = new Uint16Array(CODES);
  for (const [char, syllable] of syllables) sounds[char.charCodeAt(0)] = numbers.get(syllable) ?? SILENT;
  return sounds;
}

/** The sound of the pair that begins at `at`; SILENT when a character has none. */
function soundAt(text: string, at: number, sounds: Uint16Array): number {
  const first = sounds[text.charCodeAt(at)] ?? SILENT;
  const second = sounds[text.charCodeAt(at + 1)] ?? SILENT;
  return first === SILENT || second === SILENT ? SILENT : first * CODES + second;
}

/** Every pair of the given ones by sound, unless both characters are safe ones; in the order given. */
export function pairsBySound(
  pairs: Iterable<Gram>,
  sounds: Uint16Array,
  safe: ReadonlySet<string>,
): Map<number, readonly string[]> {
  const map = new Map<number, string[]>();
  for (const gram of pairs) {
    const pair = gramText(gram);
    const sound = [...pair].every((char) => safe.has(char)) ? SILENT : soundAt(pair, 0, sounds);
    if (sound === SILENT) continue;
    const known = map.get(sound);
    if (known) known.push(pair);
    else map.set(sound, [pair]);
  }
  return map;
}

/** Every two neighbouring characters of the words, each pair once. */
export function pairsIn(words: Iterable<string>): Set<Gram> {
  const pairs = new Set<Gram>();
  for (const word of words) for (let at = 0; at + 1 < word.length; at += 1) pairs.add(pairGram(word, at));
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

/** The pair that ought to stand at `at`; null when what stands there may stay. */
function substituteAt(text: string, at: number, tables: RepairTables): string | null {
  const candidates = tables.pairsBySound.get(soundAt(text, at, tables.sounds));
  if (candidates === undefined || tables.known.has(pairGram(text, at))) return null;
  const pair = text.slice(at, at + 2);
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
  if (heard.length === 0) return { read, repairs: [] };
  const repairs = heard.map((from) => ({ from, to: '证明', why: 'homophone' }) as const);
  return { read: read.replace(PROOF_MISHEARD, '证明'), repairs };
}

/** Everywhere a pair might be put right; as a rule nowhere, and then no segmenter is needed. */
function substitutesIn(text: string, tables: RepairTables): { at: number; to: string }[] {
  const found: { at: number; to: string }[] = [];
  for (let at = 0; at + 1 < text.length; at += 1) {
    const to = substituteAt(text, at, tables);
    if (to !== null) found.push({ at, to });
  }
  return found;
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
  const substitutes = substitutesIn(first.read, tables);
  if (substitutes.length === 0) return first;
  const lone = loneFlags(first.read, cut);
  const repairs: Repair[] = [...first.repairs];
  let text = first.read;
  let free = 0;
  for (const { at, to } of substitutes) {
    if (repairs.length >= MAX_REPAIRS || at < free || !lone[at] || !lone[at + 1]) continue;
    repairs.push({ from: text.slice(at, at + 2), to, why: 'homophone' });
    text = text.slice(0, at) + to + text.slice(at + 2);
    free = at + 2;
  }
  return { read: text, repairs };
}
