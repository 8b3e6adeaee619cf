import type { Cut } from './query.ts';
import { NO_TERM } from './terms.ts';

const SHORTEST = 2;
const LONGEST = 6;
/** A Chinese character, or half of a rare one. */
const HAN = /^[\p{Script=Han}\ud800-\udfff]$/u;

/** What of a question has to be looked at: the characters that mean something, and what was found for them. */
type Looked = Pick<Cut, 'read' | 'reading' | 'pairs'> & { readonly content: readonly boolean[] };

/** True where a word of the lexicon, a name or a description accounts for the character. */
function accounted({ read, reading, pairs }: Looked): boolean[] {
  const known = new Array<boolean>(read.length).fill(false);
  for (const { start, end } of reading.marks) known.fill(true, start, end);
  for (let at = 0; at < read.length; at += 1) if (pairs[at] !== NO_TERM) known.fill(true, at, at + 2);
  return known;
}

/**
 * The words of a question that nothing accounts for: runs of two to six Chinese characters that mean something and that neither a
 * word of the lexicon, nor a name, nor a description holds. Longer runs are left out: they would be half a question. In order, each once.
 */
export function unexplainedIn(query: Looked): string[] {
  const { read, content } = query;
  const known = accounted(query);
  const isOpen = (at: number): boolean => content[at] === true && known[at] === false && HAN.test(read.charAt(at));
  const words: string[] = [];
  for (let at = 0; at < read.length; at += 1) {
    const start = at;
    while (at < read.length && isOpen(at)) at += 1;
    const word = read.slice(start, at);
    if (word.length >= SHORTEST && word.length <= LONGEST && !words.includes(word)) words.push(word);
  }
  return words;
}
