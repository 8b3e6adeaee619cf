/** A table that leaves the house as a file: the heads of its columns, and its rows. A cell is text or a number, nothing that computes. */
export type Table = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

/** How a cell begins that a spreadsheet would compute (OWASP, CSV injection), full-width signs too. */
const COMPUTES = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** The table with every text as text: one that would compute gets an apostrophe before it. */
export function harmless(table: Table): Table {
  const cell = <T extends string | number>(value: T): T | string =>
    typeof value === 'string' && COMPUTES.test(value) ? `'${value}` : value;
  return { ...table, columns: table.columns.map(cell), rows: table.rows.map((row) => row.map(cell)) };
}

/** Comma-separated values (RFC 4180), with the mark at the beginning by which spreadsheets know UTF-8. */
export function csvOf({ columns, rows }: Table): string {
  const field = (value: string | number): string => {
    const text = String(value);
    return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}
