import MiniSearch from 'minisearch';
import { grams } from './grams.ts';
import type { Rival } from './rival.ts';

/** MiniSearch over name, aliases and matters. */
export const minisearch: Rival = {
  name: 'MiniSearch, bigrams',
  most: Number.POSITIVE_INFINITY,
  build(rows) {
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
  },
};
