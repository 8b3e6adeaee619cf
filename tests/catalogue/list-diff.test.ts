import { describe, expect, it } from 'vitest';
import { diffLists } from '../../server/core/catalogue/list-diff.ts';
import { generatedRow, generatedRows, moved } from './generated-rows.ts';
import { LONGYOU } from './schemes.ts';

// 龙游 2018: 192 = 取消23 + 共享50 + 替代88 + 保留代跑31, then 235 = 80 + 54 + 77 + 24.
const cancelled = generatedRows('qx', 23, 'cancelled');
const shared = generatedRows('gx', 50, 'shared');
const licensed = generatedRows('td', 88, 'licensed');
const run = generatedRows('dp', 31, 'run');
const first = [...cancelled, ...shared, ...licensed, ...run];
const second = [
  ...cancelled,
  ...shared,
  ...moved(licensed.slice(0, 15), 'cancelled'),
  ...moved(licensed.slice(15, 18), 'shared'),
  ...licensed.slice(28),
  ...moved(run.slice(0, 6), 'cancelled'),
  ...run.slice(8),
  ...generatedRows('xz-qx', 36, 'cancelled'),
  ...generatedRows('xz-gx', 1, 'shared'),
  ...generatedRows('xz-td', 17, 'licensed'),
  ...generatedRows('xz-dp', 1, 'run'),
];

describe('the difference between two list versions', () => {
  const diff = diffLists(first, second, LONGYOU);

  it('explains how 龙游 went from 192 to 235', () => {
    expect(diff.total).toEqual({ label: '合计', before: 192, after: 235, change: 43 });
    expect(diff.byBatch).toEqual([
      { label: '取消', before: 23, after: 80, change: 57 },
      { label: '共享', before: 50, after: 54, change: 4 },
      { label: '替代', before: 88, after: 77, change: -11 },
      { label: '代跑', before: 31, after: 24, change: -7 },
    ]);
  });

  it('names every row that was added, removed or moved', () => {
    expect([diff.added.length, diff.removed.length, diff.moved.length, diff.kept.length]).toEqual([55, 12, 24, 156]);
    expect(diff.removed.map((row) => row.id).slice(0, 2)).toEqual(['td-19', 'td-20']);
    expect(diff.moved[0]).toMatchObject({ before: { disposition: 'licensed' }, after: { disposition: 'cancelled' } });
  });

  it('leaves no row out: what was kept or moved, with what was added, is the new list', () => {
    expect(diff.kept.length + diff.moved.length + diff.added.length).toBe(second.length);
    expect(diff.kept.length + diff.moved.length + diff.removed.length).toBe(first.length);
  });

  it('counts by disposition what it counts by batch', () => {
    expect(diff.byDisposition.map(({ label, change }) => `${label}${change}`)).toEqual([
      '取消57',
      '数据共享4',
      '证照替代-11',
      '干部代跑-7',
    ]);
  });
});

describe('which rows of two versions are the same', () => {
  const before = generatedRow({ id: 'a', name: '健在证明', matters: ['高龄津贴', '养老金'], disposition: 'retained' });

  it('knows a row by its id even when it was renamed', () => {
    const diff = diffLists([before], [{ ...before, name: '生存证明' }], LONGYOU);
    expect(diff.kept).toHaveLength(1);
  });

  it('knows a row that was typed anew by proof name and matters, whatever their order', () => {
    const after = { ...before, id: 'b', matters: ['养老金', '高龄津贴'], disposition: 'shared' as const };
    expect(diffLists([before], [after], LONGYOU).moved).toEqual([{ before, after }]);
  });

  it('takes the same proof for another matter as another row', () => {
    const after = { ...before, id: 'b', matters: ['存款支取'] };
    const diff = diffLists([before], [after], LONGYOU);
    expect([diff.added, diff.removed]).toEqual([[after], [before]]);
  });

  it('pairs two rows of one key one to one', () => {
    const twice = [before, { ...before, id: 'a2' }];
    const diff = diffLists(twice, [{ ...before, id: 'x' }], LONGYOU);
    expect([diff.kept.length, diff.removed.length, diff.added.length]).toEqual([1, 1, 0]);
  });
});
