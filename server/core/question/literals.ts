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
/** The number of the beginning with which all words begin: nothing at all. */
const ROOT = 1;

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

/** A beginning, what may follow it, the number of both together, and the word that ends there. */
type Step = { readonly from: number; readonly char: number; readonly to: number; readonly word: number };

/** Every step of the tree, its beginnings numbered from ROOT on. */
function stepsOf(root: Node): Step[] {
  const steps: Step[] = [];
  const nodes = [root];
  for (const [at, node] of nodes.entries())
    for (const [char, next] of node.next)
      steps.push({ from: at + ROOT, char, to: nodes.push(next) - 1 + ROOT, word: next.word });
  return steps;
}

/** Where a step is looked for first in a table of so many bits. */
function placeOf(from: number, char: number, bits: number): number {
  const mixed = Math.imul(from, 0x9e3779b1) ^ Math.imul(char, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> (32 - bits);
}

/** Each step takes four numbers, side by side; where there is none, the first is 0. At most half of the table is taken. */
const STRIDE = 4;

/** Lays the steps out in one table, each near where it is looked for: a tree of maps is spread over the memory. */
function tableOf(steps: readonly Step[], bits: number): Int32Array {
  const table = new Int32Array(STRIDE << bits);
  for (const { from, char, to, word } of steps) {
    let at = placeOf(from, char, bits) * STRIDE;
    while (table[at] !== 0) at = (at + STRIDE) % table.length;
    table.set([from, char, to, word], at);
  }
  return table;
}

/** Prepares a list of words. Of equal words only the first is found; empty words are never found. */
export function createLiterals(words: readonly string[]): Literals {
  const steps = stepsOf(rootOf(words));
  const bits = Math.ceil(Math.log2(steps.length + 1)) + 1;
  const table = tableOf(steps, bits);
  const mask = table.length - 1;

  /** Where the step stands in the table; -1 when no word goes on so. */
  function find(from: number, char: number): number {
    let at = placeOf(from, char, bits) * STRIDE;
    for (let known = table[at]; known !== 0; known = table[at]) {
      if (known === from && table[at + 1] === char) return at;
      at = (at + STRIDE) & mask;
    }
    return NONE;
  }

  function longestAt(text: string, at: number): number {
    let longest = NONE;
    let from = ROOT;
    for (let next = at; next < text.length; next += 1) {
      const found = find(from, text.charCodeAt(next));
      if (found < 0) break;
      from = table[found + 2] ?? 0;
      const word = table[found + 3] ?? NONE;
      if (word !== NONE) longest = word;
    }
    return longest;
  }

  function addWordsAt(text: string, at: number, words: number[]): void {
    let from = ROOT;
    for (let next = at; next < text.length; next += 1) {
      const found = find(from, text.charCodeAt(next));
      if (found < 0) break;
      from = table[found + 2] ?? 0;
      const word = table[found + 3] ?? NONE;
      if (word !== NONE) addOnce(words, word);
    }
  }

  function within(text: string): number[] {
    const found: number[] = [];
    for (let at = 0; at < text.length; at += 1) addWordsAt(text, at, found);
    return found;
  }

  return { words, longestAt, within };
}
