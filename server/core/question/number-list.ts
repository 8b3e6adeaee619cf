const START = 1024;

/** Whole numbers, appended to one packed array: many short lists in one are far smaller than as many arrays. */
export type NumberList = { values: Int32Array; length: number };

/**
 * What stands at a place of a table; 0 beyond its end. One function a kind of table: mixed ones are slow. The end is looked for before
 * the table is: one reading beyond it is enough for the compiler to make an object of every number read, there and everywhere.
 */
export function numberAt(table: Int32Array, at: number): number {
  return at < table.length ? (table[at] as number) : 0;
}

export function weightAt(table: Float64Array, at: number): number {
  return at < table.length ? (table[at] as number) : 0;
}

export function strengthAt(table: Float32Array, at: number): number {
  return at < table.length ? (table[at] as number) : 0;
}

export function markAt(table: Uint8Array, at: number): number {
  return at < table.length ? (table[at] as number) : 0;
}

export function createNumberList(): NumberList {
  return { values: new Int32Array(START), length: 0 };
}

export function append(list: NumberList, value: number): void {
  if (list.length === list.values.length) {
    const wider = new Int32Array(list.length * 2);
    wider.set(list.values);
    list.values = wider;
  }
  list.values[list.length] = value;
  list.length += 1;
}
