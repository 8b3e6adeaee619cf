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

/** Pairs of rows that are the same proof: linked, of one plain name, or one general row known by the other's name. */
function kinship(rows: readonly Requirement[]): [string, string][] {
  const byName = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const row of rows) {
    for (const link of [row.sameAs, row.from]) if (link !== null) pairs.push([row.id, link]);
    const name = plainName(row.name);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, row.id);
    else pairs.push([known, row.id]);
  }
  for (const row of rows.filter(isGeneral)) {
    for (const alias of row.aliases) {
      const known = byName.get(alias);
      if (known !== undefined) pairs.push([known, row.id]);
    }
  }
  return pairs;
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
  for (const [a, b] of kinship(rows)) join(a, b);
  return new Map(rows.map((row) => [row.id, root(row.id)]));
}
