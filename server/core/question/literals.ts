import { addOnce } from './ascending.ts';

/** A list of words, made to be looked for in texts; every word goes by its number in the list. */
export type Literals = {
  readonly words: readonly string[];
  /** The number of the longest word that begins at `at`, a place in the text; -1 when none does. */
  longestAt(text: string, at: number): number;
  /** The numbers of all words that stand in the text, each once, ascending. */
  within(text: string): number[];
};

/** What may follow a beginning, and the number of the word that ends here. */
type Node = { readonly next: Map<number, Node>; word: number };

const NONE = -1;
const CODES = 0x10000;

function rootOf(words: readonly string[]): Node {
  const root: Node = { next: new Map(), word: NONE };
  for (const [number, word] of words.entries()) {
    let node = root;
    for (let at = 0; at < word.length; at += 1) node = step(node, word.charCodeAt(at));
    if (node.word === NONE) node.word = number;
  }
  return root;
}

function step(node: Node, char: number): Node {
  const known = node.next.get(char);
  if (known) return known;
  const fresh: Node = { next: new Map(), word: NONE };
  node.next.set(char, fresh);
  return fresh;
}

/** Prepares a list of words. Of equal words only the first is found; empty words are never found. */
export function createLiterals(words: readonly string[]): Literals {
  /** Where words begin, after nothing at all; and by code unit the place in this list, for most characters 0. */
  const begun: (Node | undefined)[] = [undefined];
  const firsts = new Uint16Array(CODES);
  for (const [char, node] of rootOf(words).next) firsts[char] = begun.push(node) - 1;

  function longestAt(text: string, at: number): number {
    let longest = NONE;
    let node = begun[firsts[text.charCodeAt(at)] ?? 0];
    for (let next = at + 1; node !== undefined; next += 1) {
      if (node.word !== NONE) longest = node.word;
      node = next < text.length ? node.next.get(text.charCodeAt(next)) : undefined;
    }
    return longest;
  }

  function addWordsAt(text: string, at: number, found: number[]): void {
    let node = begun[firsts[text.charCodeAt(at)] ?? 0];
    for (let next = at + 1; node !== undefined; next += 1) {
      if (node.word !== NONE) addOnce(found, node.word);
      node = next < text.length ? node.next.get(text.charCodeAt(next)) : undefined;
    }
  }

  function within(text: string): number[] {
    const found: number[] = [];
    for (let at = 0; at < text.length; at += 1) addWordsAt(text, at, found);
    return found;
  }

  return { words, longestAt, within };
}
