import type { Requirement } from './requirement.ts';

/** The families of a set of rows: row id → family id. A family is one proof, however many places and sources have a row about it. */
export type Families = ReadonlyMap<string, string>;

/** The name without its remarks in brackets and quotes: 亲属关系证明(派出所出具) → 亲属关系证明. */
export function plainName(name: string): string {
  return name
    .replace(/[((][^))]*[))]/g, '')
    .replace(/[《》“”"]/g, '')
    .trim();
}

/** Joins rows that `sameAs` or `from` links, and rows of the same plain name. The family is named after its first row in input order. */
export function familiesOf(rows: readonly Requirement[]): Families {
  const parent = new Map(rows.map((row) => [row.id, row.id]));
  const order = new Map(rows.map((row, index) => [row.id, index]));
  const root = (id: string): string => {
    let at = id;
    while (parent.get(at) !== at) at = parent.get(at) ?? at;
    return at;
  };
  const join = (a: string, b: string): void => {
    if (!parent.has(a) || !parent.has(b)) return;
    const [first, second] = [root(a), root(b)].sort((x, y) => (order.get(x) ?? 0) - (order.get(y) ?? 0)) as [
      string,
      string,
    ];
    parent.set(second, first);
  };
  const byName = new Map<string, string>();
  for (const row of rows) {
    for (const link of [row.sameAs, row.from]) if (link !== null) join(row.id, link);
    const name = plainName(row.name);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, row.id);
    else join(row.id, known);
  }
  return new Map(rows.map((row) => [row.id, root(row.id)]));
}
