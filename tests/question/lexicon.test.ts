import { describe, expect, it } from 'vitest';
import { spansOf } from '../../server/core/question/lexicon.ts';

const found = (pattern: RegExp, text: string): string[] =>
  spansOf([pattern], text).map(({ start, end }) => text.slice(start, end));

describe('spans of a pattern', () => {
  it('are all its matches, or their first groups', () => {
    expect(found(/证明/gu, '证明和证明')).toEqual(['证明', '证明']);
    expect(found(/没交过(..)/gu, '没交过社保没交过房租')).toEqual(['社保', '房租']);
  });

  it('are looked for anew in every text', () => {
    const pattern = /证明/gu;
    pattern.lastIndex = 4;
    expect(found(pattern, '证明')).toEqual(['证明']);
    expect(found(pattern, '证明')).toEqual(['证明']);
  });

  it('leave out what is empty, and come to an end behind a character of two units', () => {
    expect(found(/a*/gu, '𠮷a𠮷')).toEqual(['a']);
  });
});
