import { describe, expect, it } from 'vitest';
import { pairsBySound, pairsIn, repairHomophones, soundsOf } from '../../server/core/question/repair.ts';

const syllables = new Map(
  Object.entries({ 死: 'si', 王: 'wan', 亡: 'wan', 证: 'zen', 明: 'min', 正: 'zen', 我: 'wo', 握: 'wo' }),
);
const safe = new Set(['我']);
const sounds = soundsOf(syllables);
const known = pairsIn(['死亡', '证明']);
const tables = { sounds, pairsBySound: pairsBySound(known, sounds, safe), safe, known };
const single = (text: string): string[] => [...text];

describe('homophone repair', () => {
  it('puts a pair right that no segmenter knows', () => {
    expect(repairHomophones('死王正明', single, tables)).toEqual({
      read: '死亡证明',
      repairs: [
        { from: '正明', to: '证明', why: 'homophone' },
        { from: '死王', to: '死亡', why: 'homophone' },
      ],
    });
  });

  it('leaves alone what the segmenter takes for a word', () => {
    expect(repairHomophones('死王', () => ['死王'], tables).read).toBe('死王');
  });

  it('leaves good pairs alone', () => {
    expect(repairHomophones('死亡证明', single, tables).repairs).toEqual([]);
  });
});
