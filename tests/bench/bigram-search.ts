import MiniSearch from 'minisearch';
import type { Requirement } from '../../server/core/catalogue/requirement.ts';

/** Characters and pairs of neighbouring characters: the tokeniser with which general search libraries work best on Chinese. */
function grams(text: string): string[] {
  const chars = [...text.replace(/[^\p{Script=Han}\w]/gu, '')];
  return [...chars, ...chars.slice(1).map((char, at) => (chars[at] ?? '') + char)];
}

/** The off-the-shelf bar: MiniSearch over name, aliases and matters. Gives ids, best first. */
export function bigramSearch(rows: readonly Requirement[]): (question: string) => string[] {
  const search = new MiniSearch({
    fields: ['name', 'aliases', 'matters'],
    tokenize: grams,
    searchOptions: { tokenize: grams, boost: { name: 2, aliases: 2 } },
  });
  search.addAll(
    rows.map(({ id, name, aliases, matters }) => ({
      id,
      name,
      aliases: aliases.join(' '),
      matters: matters.join(' '),
    })),
  );
  return (question) => search.search(question).map((hit) => String(hit.id));
}
