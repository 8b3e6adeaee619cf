import type { Requirement } from './requirement.ts';

/** The families of a set of rows: row id → family id. A family is one proof, however many places and sources have a row about it. */
export type Families = ReadonlyMap<string, string>;

/** The name without its remarks in brackets and quotes: 亲属关系证明(派出所出具) → 亲属关系证明. */
export function plainName(name: string): string {
  return name
    .replace(/[(\uFF08][^)\uFF09]*[)\uFF09]/g, '')
    .replace(/[《》“”"]/g, '')
    .trim();
}

/** True when the row speaks of the proof as such, not of one matter: its aliases are other names of the same proof. */
function isGeneral(row: Requirement): boolean {
  return row.matters.length === 0 && plainName(row.name) === row.name;
}

/** The first row of every plain name. */
function firstByName(rows: readonly Requirement[]): Map<string, string> {
  const byName = new Map<string, string>();
  for (const row of rows) {
    const name = plainName(row.name);
    if (!byName.has(name)) byName.set(name, row.id);
  }
  return byName;
}

/** Rows that are the same proof as this one: linked, of its plain name, or, for a general row, called as it is also called. */
function kinOf(row: Requirement, byName: ReadonlyMap<string, string>): string[] {
  const names = [plainName(row.name), ...(isGeneral(row) ? row.aliases : [])];
  const links = [row.sameAs, row.from, ...names.map((name) => byName.get(name) ?? null)];
  return links.filter((id) => id !== null);
}

/**
 * Joins rows that `sameAs` or `from` links, rows of the same plain name, and a general row with the row whose name it has as
 * an alias (独生证明, also called 独生子女证明). The family is named after its first row in input order.
 */
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
  const byName = firstByName(rows);
  for (const row of rows) for (const other of kinOf(row, byName)) join(other, row.id);
  return new Map(rows.map((row) => [row.id, root(row.id)]));
}
