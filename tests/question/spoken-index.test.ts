import { describe, expect, it } from 'vitest';
import { createSpokenIndex } from '../../server/core/question/spoken-index.ts';
import { asked, bookWith } from '../rigs/small-lexicon.ts';

const book = bookWith({
  concepts: [{ name: '死亡', words: ['去世', '走了'] }],
  kin: ['爸', '妈'],
  shell: ['我', '要', '吗'],
});
const index = createSpokenIndex(
  {
    death: ['老伴去世银行取钱', '人没了单位要凭据'],
    kin: ['银行问我是不是他儿子', '跟我妈不在一个本上'],
    dog: ['养了条狗要上牌'],
  },
  book,
);

function said(text: string) {
  return index.search(asked(text, book), 3);
}

describe('descriptions', () => {
  it('find what is meant without its name', () => {
    expect(said('银行非要看我是他儿子')[0]?.id).toBe('kin');
    expect(said('给狗上牌')[0]?.id).toBe('dog');
  });

  it('find it by what the words mean, too', () => {
    expect(said('我妈走了')[0]?.id).toBe('death');
  });

  it('say how much of the question they account for: all of it, some, nothing', () => {
    expect(said('养了条狗')[0]?.share).toBeCloseTo(1);
    const some = said('养了条鳄鱼')[0]?.share ?? 0;
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(0.8);
    expect(said('鳄鱼')).toEqual([]);
  });

  it('leave shell words aside', () => {
    expect(said('我要吗')).toEqual([]);
  });
});
