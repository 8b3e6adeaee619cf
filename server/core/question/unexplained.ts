import type { Cut } from './query.ts';
import { NO_TERM } from './terms.ts';

const SHORTEST = 2;
const LONGEST = 6;
const HAN = /^\p{Script=Han}$/u;

/** What of a question has to be looked at: the characters that mean something, and what was found for them. */
type Looked = Pick<Cut, 'read' | 'reading' | 'pairs'> & { readonly content: readonly boolean[] };

/** True where a word of the lexicon, a name or a description accounts for the character. */
function accounted({ read, reading, pairs }: Looked): boolean[] {
  const known = Array.from(read, () => false);
  for (const { start, end } of reading.marks) known.fill(true, start, end);
  for (const [at, pair] of pairs.entries()) if (pair !== NO_TERM) known.fill(true, at, at + 2);
  return known;
}

/**
 * The words of a question that nothing accounts for: runs of two to six Chinese characters that mean something and that neither a
 * word of the lexicon, nor a name, nor a description holds. Longer runs are left out: they would be half a question. In order, each once.
 */
export function unexplainedIn(query: Looked): string[] {
  const known = accounted(query);
  const open = Array.from(query.read, (char, at) =>
    query.content[at] === true && known[at] === false && HAN.test(char) ? char : ' ',
  );
  const runs = open.join('').split(' ');
  return [...new Set(runs)].filter((run) => run.length >= SHORTEST && run.length <= LONGEST);
}
