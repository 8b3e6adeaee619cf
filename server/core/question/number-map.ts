/**
 * Whole numbers (32 bits) by whole number, laid out in one table: two cells each, the key and one more than its number, near where the
 * key is looked for. A map of the language keeps each entry in several places, and finding them costs more than the looking.
 */
export type NumberMap = { table: Int32Array; bits: number; size: number };

const CELLS = 2;
const START = 4;

export function createNumberMap(): NumberMap {
  return { table: new Int32Array(CELLS << START), bits: START, size: 0 };
}

/** The keys, each with its place among them. */
export function placesOf(keys: Iterable<number>): NumberMap {
  const map = createNumberMap();
  for (const key of keys) if (!has(map, key)) put(map, key, map.size);
  return map;
}

/** Where a key is looked for first. */
function cellOf(key: number, bits: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> (32 - bits)) * CELLS;
}

/** The number of a key, from 0 on; -1 when it has none. */
export function find({ table, bits }: NumberMap, key: number): number {
  let at = cellOf(key, bits);
  for (;;) {
    const number = table[at + 1] as number;
    if (number === 0) return -1;
    if (table[at] === key) return number - 1;
    at = (at + CELLS) & (table.length - 1);
  }
}

export function has(map: NumberMap, key: number): boolean {
  return find(map, key) >= 0;
}

/** Gives a key that has no number yet a number, from 0 on. */
export function put(map: NumberMap, key: number, number: number): void {
  if ((map.size + 1) * 2 > 1 << map.bits) widen(map);
  enter(map, key, number + 1);
  map.size += 1;
}

function enter({ table, bits }: NumberMap, key: number, kept: number): void {
  let at = cellOf(key, bits);
  while (table[at + 1] !== 0) at = (at + CELLS) & (table.length - 1);
  table[at] = key;
  table[at + 1] = kept;
}

/** Twice as much room, so that at most half of the table is taken and no way to a key is long. */
function widen(map: NumberMap): void {
  const { table } = map;
  map.bits += 1;
  map.table = new Int32Array(CELLS << map.bits);
  for (let at = 0; at < table.length; at += CELLS) {
    const kept = table[at + 1] as number;
    if (kept !== 0) enter(map, table[at] as number, kept);
  }
}
