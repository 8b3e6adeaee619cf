import { afterAll, describe, expect, it } from 'vitest';
import { csvOf, harmless, type Table } from '../../server/core/document/table.ts';
import { openPrinter } from '../../server/documents/printer.ts';
import { readWorkbook } from '../rigs/workbook.ts';

const HOSTILE = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =cmd|1', '＝1+1', '=HYPERLINK("http://x","y")'];
const PLAIN = ['张**', 'YS-20190715-0031', '说“好”,又说"好"', '两\n行'];

const table: Table = {
  title: '遗失声明',
  columns: ['甲', '乙'],
  rows: [...HOSTILE, ...PLAIN].map((text) => [text, -3]),
};

const printer = openPrinter({ systemFonts: false });
afterAll(() => printer.stop());

/** RFC 4180, read by hand. */
function fieldsOf(csv: string): string[] {
  return [...csv.replace(/^\ufeff/u, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/gu)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

describe('a table that leaves the house', () => {
  it('comes back from a CSV as it went in, and no text of it computes', () => {
    const csv = csvOf(harmless(table));
    expect(csv.startsWith('\ufeff甲,乙\r\n')).toBe(true);
    const fields = fieldsOf(csv);
    expect(fields.filter((_, at) => at % 2 === 0)).toEqual(['甲', ...HOSTILE.map((text) => `'${text}`), ...PLAIN]);
    expect(new Set(fields.filter((_, at) => at % 2 === 1).slice(1))).toEqual(new Set(['-3']));
  });

  it('comes back from a workbook as it went in, without a formula or a link', async () => {
    const made = await printer.workbook(harmless(table));
    if (!made.ok) throw new Error(made.refusal.message);
    const { xml, cells } = readWorkbook(made.value.bytes);
    expect(xml).not.toMatch(/<f[ >]|<hyperlink|externalLink|ddeLink|vbaProject/u);
    expect(cells.filter((_, at) => at % 2 === 0).map((cell) => cell.trim())).toEqual(
      ['甲', ...HOSTILE.map((text) => `'${text}`), ...PLAIN].map((cell) => cell.trim()),
    );
    expect(
      cells
        .filter((_, at) => at % 2 === 1)
        .slice(1)
        .every((cell) => cell === '-3'),
    ).toBe(true);
  });
});
