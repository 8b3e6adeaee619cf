import { describe, expect, it } from 'vitest';
import { compileLexicon, type LexiconData } from '../../server/core/question/lexicon.ts';
import { addTerms, createPhraseBook } from '../../server/core/question/phrase.ts';
import { createDesk, cutText, weighQuery } from '../../server/core/question/query.ts';
import { unexplainedIn } from '../../server/core/question/unexplained.ts';

const data: LexiconData = {
  concepts: [{ name: '死亡', words: ['去世'] }],
  kin: [],
  papers: [],
  shell: ['我', '要', '吗', '开', '去', '没', '办', '过'],
  denials: ['没(?:交|办)过([^ ]{1,4})'],
  licences: [],
  dialect: [],
  safe: [],
  signals: {},
};
const book = createPhraseBook(compileLexicon(data), (text) => text);
for (const name of ['居住证明', '养了条狗要上牌']) addTerms(book, book.phrase(name), new Set());

const left = (read: string, places: { start: number; end: number }[] = []): string[] =>
  unexplainedIn(weighQuery(cutText(read, book), places, book, createDesk()));

describe('words that nothing accounts for', () => {
  it.each([
    ['我要开居住', [], 'a name has it'],
    ['去世要开吗', [], 'the lexicon has it'],
    ['养了条狗要吗', [], 'a description has it'],
    ['我要开灶王契', ['灶王契'], 'nobody has it'],
    ['灶王契 灶王契', ['灶王契'], 'said twice, told once'],
    ['居住灶王契吗', ['灶王契'], 'beside a name'],
    ['我要开契', [], 'one character is no word'],
    ['没办过灶王契', [], 'what is denied is not asked for'],
    ['灶王契2030', ['灶王契'], 'figures are no words'],
    ['灶王契约婆娑世界', [], 'longer than six: half a question'],
  ])('%s leaves %j: %s', (read, words) => {
    expect(left(read)).toEqual(words);
  });

  it('are no place names', () => {
    expect(left('灶王乡要吗', [{ start: 0, end: 3 }])).toEqual([]);
  });
});
