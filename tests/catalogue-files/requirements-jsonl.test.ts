import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRequirementsJsonl } from '../../server/catalogue-files/requirements-jsonl.ts';
import { type Places, placesById } from '../../server/core/place.ts';
import { DATA } from './data-copy.ts';

let places: Places;
let rows: Record<string, unknown>[];
beforeAll(async () => {
  places = placesById(JSON.parse(await readFile(join(DATA, 'places.json'), 'utf8')));
  rows = JSON.parse(await readFile(join(DATA, 'requirements/zhejiang.json'), 'utf8'));
});

const lines = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n');

describe('requirements from lines of JSON', () => {
  it('reads the shipped format, with its places', () => {
    const read = readRequirementsJsonl(`\uFEFF${lines(rows)}\r\n\n`, places);
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && read.rows.find((row) => row.id === 'yw-fenhu')?.place).toBe('330782');
  });

  it('makes a row of an unknown place nobody’s local answer', () => {
    const read = readRequirementsJsonl(lines([{ ...rows[0], jurisdiction: '江西省赣州市兴国县' }]), places);
    expect(read.ok && read.rows[0]?.place).toBeNull();
  });

  it('passes over fields that it does not know', () => {
    expect(readRequirementsJsonl(lines([{ ...rows[0], extra: 1 }]), places).ok).toBe(true);
  });

  it('names every broken line', () => {
    const text = `${lines([{ ...rows[0], disposition: '取笑' }])}\n{"id":\n${lines([rows[1], rows[1]])}`;
    const read = readRequirementsJsonl(text, places, 'mine.jsonl');
    expect(read.ok ? [] : read.problems.map((each) => each.split(',')[0])).toEqual([
      'mine.jsonl 第1行(id zj-zhusuo):处置方式“取笑”不认识',
      'mine.jsonl 第2行:不是合法的 JSON',
      'mine.jsonl 第4行(id zj-shenfen):编号(id)zj-shenfen重复',
    ]);
  });
});
