import type { EntrySource } from '../../server/core/question/entry.ts';
import { compileLexicon, type LexiconData } from '../../server/core/question/lexicon.ts';
import { createPhraseBook, type PhraseBook } from '../../server/core/question/phrase.ts';
import { createDesk, cutText, weighQuery } from '../../server/core/question/query.ts';

/** The words of a small lexicon; what a test does not care about is empty, and a text is read as it stands. */
export function bookWith(given: Partial<LexiconData>): PhraseBook {
  const data: LexiconData = {
    concepts: [],
    kin: [],
    papers: [],
    shell: [],
    denials: [],
    licences: [],
    dialect: [],
    safe: [],
    signals: {},
    ...given,
  };
  return createPhraseBook(compileLexicon(data), (text) => text);
}

/** A question as the engine weighs it; `places`: where place names stand in it. */
export function asked(text: string, book: PhraseBook, places: Parameters<typeof weighQuery>[1] = []) {
  return weighQuery(cutText(text, book), places, book, createDesk());
}

/** An entry that is nothing but its name. */
export function entry(id: string, name: string): EntrySource {
  return {
    id,
    family: id,
    name,
    remark: '',
    aliases: [],
    matters: [],
    anyMatter: true,
    place: null,
    issuerBan: null,
    foreignOnly: false,
    listed: false,
    committed: false,
    askedBy: [],
  };
}
