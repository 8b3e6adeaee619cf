import { describe, expect, it } from 'vitest';
import { Newest } from '../../server/storage/secrecy/newest.ts';

describe('what is remembered of many', () => {
  it('is at least the newer half, and never more than all', () => {
    const newest = new Newest<number>(10);
    for (let at = 0; at < 1_000; at += 1) {
      newest.put(`of ${at}`, at);
      for (let back = 0; back < 5 && back <= at; back += 1) expect(newest.get(`of ${at - back}`)).toBe(at - back);
      expect(newest.get(`of ${at - 10}`)).toBeUndefined();
    }
  });

  it('is the last value put under a name', () => {
    const newest = new Newest<number>(10);
    newest.put('one', 1);
    for (let at = 0; at < 5; at += 1) newest.put(`of ${at}`, at);
    newest.put('one', 2);
    expect(newest.get('one')).toBe(2);
  });
});
