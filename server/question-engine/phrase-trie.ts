import Trie from 'natural/lib/natural/trie/trie.js';
import type { PhraseFinder } from '../core/question/lexicon.ts';

/** A look-up of every listed phrase that begins at a place in a text, by natural's trie. */
export function phraseTrie(phrases: readonly string[]): PhraseFinder {
  const trie = new Trie();
  let longest = 0;
  for (const phrase of phrases) {
    trie.addString(phrase);
    longest = Math.max(longest, phrase.length);
  }
  return (text, at) => trie.findMatchesOnPath(text.slice(at, at + longest));
}
