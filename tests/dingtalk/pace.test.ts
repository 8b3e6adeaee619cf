import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { retryDelay } from '../../bots/dingtalk/stream/retry-delay.ts';
import { TokenBucket } from '../../bots/dingtalk/token-bucket.ts';
import { Turns } from '../../bots/dingtalk/turns.ts';

describe('a token bucket', () => {
  it('lets its size through at once, then one for each share of the time', () => {
    const bucket = new TokenBucket(20, 60_000);
    const taken = Array.from({ length: 30 }, () => bucket.take('a', 0)).filter(Boolean);
    expect(taken).toHaveLength(20);
    expect(bucket.take('b', 0)).toBe(true);
    expect(bucket.wait('a', 0)).toBe(3_000);
    expect(bucket.take('a', 2_999)).toBe(false);
    expect(bucket.take('a', 3_000)).toBe(true);
  });

  it('gives nothing while it is told to rest', () => {
    const bucket = new TokenBucket(20, 60_000);
    bucket.pause('a', 600_000, 0);
    expect(bucket.take('a', 599_000)).toBe(false);
    expect(bucket.take('a', 600_001)).toBe(true);
  });

  it('forgets who has not come for long', () => {
    const bucket = new TokenBucket(1, 1_000);
    for (let at = 0; at < 20_000; at += 1) expect(bucket.take(`key ${at}`, at)).toBe(true);
  });
});

describe('waiting before the next try', () => {
  const limits = { retryFrom: 500, retryMost: 30_000 };
  it('is nothing at first, then doubles up to the limit, never less than half of it', () => {
    const most = [1, 2, 3, 4, 8, 9, 30, 5_000].map((failures) => retryDelay(failures, limits, 1));
    expect(most).toEqual([0, 500, 1_000, 2_000, 30_000, 30_000, 30_000, 30_000]);
    expect(retryDelay(4, limits, 0)).toBe(1_000);
  });
});

describe('turns', () => {
  it('keep the order of one person and let others pass, not too many at a time', async () => {
    const turns = new Turns(3);
    const seen: string[] = [];
    let running = 0;
    let most = 0;
    for (let at = 0; at < 40; at += 1)
      turns.run(`person ${at % 4}`, async () => {
        running += 1;
        most = Math.max(most, running);
        await pause(at % 3);
        seen.push(`${at % 4}:${at}`);
        running -= 1;
      });
    await turns.idle();
    expect(most).toBe(3);
    for (const person of ['0', '1', '2', '3']) {
      const own = seen.filter((each) => each.startsWith(`${person}:`)).map((each) => Number(each.slice(2)));
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
    expect(turns.busy).toBe(0);
  });
});
