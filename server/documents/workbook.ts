import writeExcelFile from 'write-excel-file/node';
import type { Table } from '../core/document/table.ts';

/** An XLSX workbook (ISO/IEC 29500) of one sheet. Every cell says that it is text or a number: nothing in it computes or links. */
export function workbookOf({ title, columns, rows }: Table): Promise<Buffer> {
  const head = columns.map((column) => ({ value: column, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String })),
  );
  const wide = columns.map((_, at) => ({ width: widthOf([columns, ...rows].map((row) => row[at])) }));
  return writeExcelFile([head, ...body], { sheet: title, columns: wide, stickyRowsCount: 1 }).toBuffer();
}

/** In characters; a Chinese one takes two. */
function widthOf(values: readonly (string | number | undefined)[]): number {
  const longest = values.reduce<number>((most, value) => Math.max(most, String(value ?? '').length * 2), 8);
  return Math.min(longest, 60) + 2;
}
