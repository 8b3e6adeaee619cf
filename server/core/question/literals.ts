/** A list of words, made to be looked for in texts; every word goes by its number in the list. */
export type Literals = {
  readonly words: readonly string[];
  /** The number of the longest word that begins at `at`; -1 when none does. */
  longestAt(text: string, at: number): number;
  /** The numbers of all words that stand in the text, each once, ascending. */
  within(text: string): number[];
};

/** What may follow a beginning, and the number of the word that ends here. */
type Node = { readonly next: Map<number, Node>; word: number };

const NONE = -1;

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

/** Tells the numbers of the words that begin at `at`, the shortest first. */
function walk(root: Node, text: string, at: number, tell: (word: number) => void): void {
  let node = root.next.get(text.charCodeAt(at));
  for (let next = at + 1; node !== undefined; next += 1) {
    if (node.word !== NONE) tell(node.word);
    node = next < text.length ? node.next.get(text.charCodeAt(next)) : undefined;
  }
}

/** Prepares a list of words. Of equal words only the first is found; empty words are never found. */
export function createLiterals(words: readonly string[]): Literals {
  const root = rootOf(words);
  let longest = NONE;
  let found: number[] = [];
  const remember = (word: number): void => {
    longest = word;
  };
  const collect = (word: number): void => {
    if (!found.includes(word)) found.push(word);
  };
  return {
    words,
    longestAt(text, at) {
      longest = NONE;
      walk(root, text, at, remember);
      return longest;
    },
    within(text) {
      found = [];
      for (let at = 0; at < text.length; at += 1) walk(root, text, at, collect);
      return found.sort((a, b) => a - b);
    },
  };
}
