import { describe, expect, it } from 'vitest';
import { splitQuestions } from '../../server/core/question/split.ts';

describe('two questions in one message', () => {
  it.each([
    ['居住证明还要吗 另外 收入证明在哪开', ['居住证明还要吗', '收入证明在哪开']],
    ['居住证明还要吗', ['居住证明还要吗']],
    ['还有 多久', ['还有 多久']],
  ])('%s', (read, parts) => {
    expect(splitQuestions(read)).toEqual(parts);
  });
});
