import { describe, expect, it } from 'vitest';
import { targetSpans } from '../../server/core/question/target.ts';

const targets = (read: string): string[] => targetSpans(read).map((span) => read.slice(span.start, span.end));

describe('the thing asked for', () => {
  it.each([
    ['小孩上学要居住证明', ['居住']],
    ['公积金提取还要开无房证明吗', ['无房']],
    ['要证明我妈是我妈', ['我妈是我妈']],
    ['种粮补贴怎么领', ['种粮补贴怎么领']],
  ])('in %s', (read, expected) => {
    expect(targets(read)).toEqual(expected);
  });
});
