import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

/** bigint as a number (ours stay far below 2^53), date as its `YYYY-MM-DD` text; the rest as pg reads them. */
const own = new Map<number, (text: string) => unknown>([
  [INT8, Number],
  [DATE, (text) => text],
]);

export const typeReaders = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): ((text: string) => unknown) =>
    own.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
};

/** A value as a statement carries it: bytes as they are, everything else as PostgreSQL writes it. */
export function wireValue(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || Buffer.isBuffer(value)) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString(); // refused by the database
  if (Array.isArray(value)) return `{${value.map(element).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What means something inside a list. */
const MARKS = /[\\"]/;

function element(value: unknown): string {
  if (Array.isArray(value)) return wireValue(value) as string;
  const wire = wireValue(value);
  if (wire === null) return 'NULL';
  if (typeof wire !== 'string') return `"\\\\x${wire.toString('hex')}"`;
  return `"${MARKS.test(wire) ? wire.replace(/[\\"]/g, '\\$&') : wire}"`;
}
