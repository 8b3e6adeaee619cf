import { describe, expect, it } from 'vitest';
import { underScheme } from '../../server/core/catalogue/scheme.ts';
import { generatedRows } from './generated-rows.ts';
import { FANGXIAN, HUZHOU, LONGYOU } from './schemes.ts';

// 房县 2021: of 293 proofs 137 are done (取消30, 共享40, the rest commitments); the targets printed are 30, 40 and 252, which
// exceed 293 because a proof may fall back on a runner.
const fangxian = [
  ...generatedRows('qx', 30, 'cancelled'),
  ...generatedRows('gx', 40, 'shared', { fallbacks: ['run'] }),
  ...generatedRows('cn', 56, 'committed', { fallbacks: ['run'] }),
  ...generatedRows('cn2', 11, 'committed'),
  ...generatedRows('db', 156, 'run'),
];

describe('the same rows under the names of a scheme', () => {
  const view = underScheme(fangxian, FANGXIAN);
  const count = (label: string) => {
    const batch = view.batches.find((each) => each.label === label);
    return { primary: batch?.rows.length, listed: (batch?.rows.length ?? 0) + (batch?.alsoListed.length ?? 0) };
  };

  it('counts each of 房县’s 293 rows once', () => {
    expect(view.batches.reduce((sum, batch) => sum + batch.rows.length, view.outside.length)).toBe(293);
    expect([count('直接取消').primary, count('数据共享').primary, count('告知承诺').primary]).toEqual([30, 40, 67]);
  });

  it('lists the targets 30, 40 and 252 without summing them', () => {
    expect([count('直接取消').listed, count('数据共享').listed, count('帮办代办').listed]).toEqual([30, 40, 252]);
  });

  it('lists every overlap with the names of its batches', () => {
    expect(view.overlaps).toHaveLength(96);
    expect(view.overlaps[0]?.labels).toEqual(['数据共享', '帮办代办']);
  });

  it('names the same rows in 湖州’s way and leaves outside what 湖州 has no batch for', () => {
    const huzhou = underScheme(fangxian, HUZHOU);
    expect(huzhou.batches.map(({ label, rows }) => [label, rows.length])).toEqual([
      ['依法取消', 30],
      ['后台共享', 40],
      ['承诺替代', 67],
    ]);
    expect(huzhou.outside).toHaveLength(156);
  });

  it('reconciles under every scheme', () => {
    for (const scheme of [LONGYOU, FANGXIAN, HUZHOU]) {
      const { batches, outside } = underScheme(fangxian, scheme);
      expect(batches.reduce((sum, batch) => sum + batch.rows.length, outside.length)).toBe(fangxian.length);
    }
  });
});
