import { describe, expect, it } from 'vitest';
import { addTerms } from '../../server/core/question/phrase.ts';
import { unexplainedIn } from '../../server/core/question/unexplained.ts';
import { asked, bookWith } from '../rigs/small-lexicon.ts';

const book = bookWith({
  concepts: [{ name: '死亡', words: ['去世'] }],
  shell: ['我', '要', '吗', '开', '去', '没', '办', '过'],
  denials: ['没(?:交|办)过([^ ]{1,4})'],
});
for (const name of ['居住证明', '养了条狗要上牌']) addTerms(book, book.phrase(name), new Set());

const left = (read: string, places: { start: number; end: number }[] = []): string[] =>
  unexplainedIn(asked(read, book, places));

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
