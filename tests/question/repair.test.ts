import { describe, expect, it } from 'vitest';
import { placesOf } from '../../server/core/question/number-map.ts';
import {
  charsIn,
  oftenIn,
  pairsBySound,
  pairsIn,
  type RepairTables,
  repairHomophones,
  type Segmenter,
  soundsOf,
} from '../../server/core/question/repair.ts';

const syllables = new Map(
  Object.entries({
    死: 'si',
    四: 'si',
    王: 'wan',
    亡: 'wan',
    碗: 'wan',
    证: 'zen',
    明: 'min',
    正: 'zen',
    电: 'dian',
    惦: 'dian',
    店: 'dian',
    费: 'fei',
    飞: 'fei',
    没: 'mei',
    听: 'tin',
    挺: 'tin',
  }),
);
const WORDS = ['死亡', '证明', '电费'];
const sounds = soundsOf(syllables);
const known = pairsIn([...WORDS, '没挺过来']);
const tables: RepairTables = {
  sounds,
  bySound: pairsBySound(known, sounds),
  safe: charsIn(['四']),
  alone: charsIn(['听', '店']),
  often: placesOf([]),
  known: placesOf(known),
};

/** Finds the words of the list, and leaves every other character alone. */
function cutter(words: readonly string[]): Segmenter {
  const either = new RegExp(`${words.join('|')}|.`, 'gu');
  return (text) => text.match(either) ?? [];
}

const cut = cutter(WORDS);
const read = (text: string, segmenter = cut): string => repairHomophones(text, segmenter, tables).read;

describe('homophone repair', () => {
  it('puts a pair right that no segmenter knows, and says so', () => {
    expect(repairHomophones('死王正明', cut, tables)).toEqual({
      read: '死亡证明',
      repairs: [
        { from: '正明', to: '证明', why: 'homophone' },
        { from: '死王', to: '死亡', why: 'homophone' },
      ],
    });
  });

  it.each([
    ['惦飞怎么交', '电费怎么交', 'both characters were wrong'],
    ['店飞怎么交', '电费怎么交', 'one of the two never stands alone'],
    ['店费怎么交', '店费怎么交', 'the only character to swap may well stand alone'],
    ['四碗', '四碗', 'a safe character is never swapped'],
    ['没听清', '没听清', 'no word would come of it'],
    ['死亡证明', '死亡证明', 'it was right'],
  ])('%s is read %s: %s', (typed, understood) => {
    expect(read(typed)).toBe(understood);
  });

  it('is surer of a word that many names have', () => {
    const names = ['城', '镇', '乡', '村', '街', '厂'].map((whose) => `${whose}电费`);
    const mends = (of: readonly string[]) =>
      repairHomophones('店费怎么交', cut, { ...tables, often: placesOf(oftenIn(of)) }).read;
    expect(mends(names)).toBe('电费怎么交');
    expect(mends(names.slice(1))).toBe('店费怎么交');
  });

  it('leaves alone what the segmenter takes for a word', () => {
    expect(read('死王', cutter(['死王', ...WORDS]))).toBe('死王');
  });

  it('puts at most three right', () => {
    expect(read('死王 惦飞 死碗 惦飞')).toBe('死亡 电费 死亡 惦飞');
  });
});
