import { charGram, type Gram, gramText, pairGram } from './gram.ts';
import { find, has, type NumberMap, placesOf } from './number-map.ts';
import type { Repair } from './understanding.ts';

/** Cuts a text into words. No word reaches over a space, and what stands behind one does not change what stands before it. */
export type Segmenter = (text: string) => readonly string[];

export type RepairTables = {
  /** By code unit, the number of the folded syllable; 0 for a character that has none. */
  readonly sounds: Uint16Array;
  readonly bySound: PairsBySound;
  /** Characters that stand alone in good Chinese: 我, 要, 妈. */
  readonly safe: NumberMap;
  /** Characters that were seen to stand alone where people describe things: 讲, 搬, 撞. */
  readonly alone: NumberMap;
  /** Pairs that many names and concepts have: 失业, 执照. */
  readonly often: NumberMap;
  /** Pairs that are words already. */
  readonly known: NumberMap;
};

/** The pairs that names, lexicon and descriptions have, by number of their sound; those of one sound with the weightiest first. */
type PairsBySound = { readonly numbers: NumberMap; readonly pairs: readonly (readonly string[])[] };

const MAX_REPAIRS = 3;
/** So many pairs of one sound are tried at one place. */
const MOST_TRIED = 4;
const PAIR = 2;
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

/** Every pair of the given ones by sound; in the order given. */
export function pairsBySound(pairs: Iterable<Gram>, sounds: Uint16Array): PairsBySound {
  const map = new Map<number, string[]>();
  for (const gram of pairs) {
    const pair = gramText(gram);
    const sound = soundAt(pair, 0, sounds);
    if (sound === SILENT) continue;
    const known = map.get(sound);
    if (known) known.push(pair);
    else map.set(sound, [pair]);
  }
  return { numbers: placesOf(map.keys()), pairs: [...map.values()] };
}

/** The characters among the words; longer words are none. */
export function charsIn(words: Iterable<string>): NumberMap {
  return placesOf([...words].filter((word) => word.length === 1).map((char) => charGram(char, 0)));
}

/** Every two neighbouring characters of the words, each pair once. */
export function pairsIn(words: Iterable<string>): Set<Gram> {
  const pairs = new Set<Gram>();
  for (const word of words) for (let at = 0; at + 1 < word.length; at += 1) pairs.add(pairGram(word, at));
  return pairs;
}

const MANY = 6;

/** The pairs that stand in many of the words. */
export function oftenIn(words: Iterable<string>): Gram[] {
  const counts = new Map<Gram, number>();
  for (const word of words) for (const pair of pairsIn([word])) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= MANY).map(([pair]) => pair);
}

const NOTHING: readonly string[] = [];

/** The pairs that may have been meant by what stands at `at`, those that keep a character first; none when what stands there may stay. */
function meantAt(text: string, at: number, tables: RepairTables): readonly string[] {
  const sound = soundAt(text, at, tables.sounds);
  if (sound === SILENT || has(tables.known, pairGram(text, at))) return NOTHING;
  const number = find(tables.bySound.numbers, sound);
  if (number < 0) return NOTHING;
  const kept: string[] = [];
  const swapped: string[] = [];
  for (const each of tables.bySound.pairs[number] ?? NOTHING) {
    if (!differsEnough(each, text, at, tables)) continue;
    const keeps = each[0] === text[at] || each[1] === text[at + 1];
    (keeps ? kept : swapped).push(each);
  }
  return kept.concat(swapped).slice(0, MOST_TRIED);
}

/**
 * No character is swapped that may well stand alone, and of those swapped one never does: 惦 and 费, but not 见 and 找. Into a word of
 * many names less will do: 失页→失业.
 */
function differsEnough(to: string, text: string, at: number, { safe, alone, often }: RepairTables): boolean {
  let strange = false;
  for (let place = 0; place < PAIR; place += 1) {
    const char = charGram(text, at + place);
    if (char === charGram(to, place)) continue;
    if (has(safe, char)) return false;
    if (!has(alone, char)) strange = true;
  }
  return strange || has(often, pairGram(to, 0));
}

/** The word of every question, as voice input and hasty thumbs write it. None of these is a word of its own. */
const PROOF_MISHEARD = /[正政整征郑]明|证[名民]/gu;

/** Puts 证明 right first: the segmenter takes 正明 for a name and leaves it alone. */
function repairProof(read: string): { read: string; repairs: Repair[] } {
  if (read.search(PROOF_MISHEARD) < 0) return { read, repairs: [] };
  const heard = [...new Set(read.match(PROOF_MISHEARD))];
  const repairs = heard.map((from) => ({ from, to: '证明', why: 'homophone' }) as const);
  return { read: read.replace(PROOF_MISHEARD, '证明'), repairs };
}

/** A place where a pair might be put right, and what may be meant there. */
type Spot = { readonly at: number; readonly meant: readonly string[] };

/** Everywhere a pair might be put right; as a rule nowhere, and then no segmenter is needed. */
function spotsIn(text: string, tables: RepairTables): Spot[] {
  const spots: Spot[] = [];
  for (let at = 0; at + 1 < text.length; at += 1) {
    const meant = meantAt(text, at, tables);
    if (meant.length > 0) spots.push({ at, meant });
  }
  return spots;
}

/**
 * Per character, the length of the word in which the segmenter puts it: 1 where a wrong character shows. 0 before the clause of the first
 * spot; behind the clause of the last one nothing is cut either.
 */
function wordLengths(text: string, spots: readonly Spot[], cut: Segmenter): number[] {
  const start = text.lastIndexOf(' ', spots[0]?.at) + 1;
  const end = text.indexOf(' ', spots.at(-1)?.at);
  const lengths = new Array<number>(start).fill(0);
  for (const word of cut(text.slice(start, end < 0 ? text.length : end)))
    for (let at = 0; at < word.length; at += 1) lengths.push(word.length);
  return lengths;
}

function withPair(text: string, at: number, pair: string): string {
  return text.slice(0, at) + pair + text.slice(at + 2);
}

/** The first of the pairs that makes a word where there was none: 惦费→电费 is one, 没听→没挺 only two other characters. */
function mended(text: string, { at, meant }: Spot, cut: Segmenter): string | null {
  return meant.find((pair) => isWordAt(withPair(text, at, pair), at, cut)) ?? null;
}

function isWordAt(text: string, at: number, cut: Segmenter): boolean {
  let start = 0;
  for (const word of cut(text)) {
    const end = start + word.length;
    if (start <= at && end >= at + 2) return true;
    start = end;
  }
  return false;
}

/**
 * Puts right what voice input wrote with the wrong characters (死王→死亡): only where the segmenter finds no word and finds one
 * afterwards, only into pairs that names, lexicon or descriptions have, at most three times a message.
 */
export function repairHomophones(
  read: string,
  cut: Segmenter,
  tables: RepairTables,
): { read: string; repairs: readonly Repair[] } {
  const first = repairProof(read);
  const spots = spotsIn(first.read, tables);
  if (spots.length === 0) return first;
  const lengths = wordLengths(first.read, spots, cut);
  const repairs: Repair[] = [...first.repairs];
  let text = first.read;
  let free = 0;
  for (const spot of spots.filter(({ at }) => lengths[at] === 1 && lengths[at + 1] === 1)) {
    if (repairs.length >= MAX_REPAIRS || spot.at < free) continue;
    const to = mended(text, spot, cut);
    if (to === null) continue;
    repairs.push({ from: text.slice(spot.at, spot.at + 2), to, why: 'homophone' });
    text = withPair(text, spot.at, to);
    free = spot.at + 2;
  }
  return { read: text, repairs };
}
