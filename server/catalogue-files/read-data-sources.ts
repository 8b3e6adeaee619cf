import { askedFact } from '../core/inquiry/fact.ts';
import type { FactSource } from '../core/inquiry/source.ts';
import type { Problems } from './problems.ts';
import { type DataFile, type Located, readRows } from './read-json.ts';
import { dataSourceRow } from './shapes/data-source-row.ts';

const MODES = { 人工: 'human', 接口: 'http' } as const;

/** Where facts are looked up. Departments must be known, an interface has a code, no fact has two sources, and what is asked as a rule can be asked. */
export async function readDataSources(
  file: DataFile,
  departments: readonly Located<{ readonly id: string }>[],
  problems: Problems,
): Promise<FactSource[]> {
  const known = new Set(departments.map(({ value }) => value.id));
  const seen = new Set<string>();
  const rows = await readRows(file, dataSourceRow, problems);
  return rows.map(({ where, value }) => {
    if (!known.has(value.department)) problems.push(`${where}:部门“${value.department}”在 departments.json 里没有`);
    if ((value.mode === '接口') !== (value.code !== null)) problems.push(`${where}:“接口”要写 code,“人工”写 null`);
    problems.push(...value.asks.filter(unanswerable).map((asked) => `${where}:“${asked}”不能用是或否回答`));
    for (const fact of value.facts) {
      const key = `${value.department} ${fact}`;
      if (seen.has(key)) problems.push(`${where}:“${fact}”在这个部门已经写过一次`);
      seen.add(key);
    }
    return { ...value, mode: MODES[value.mode] };
  });
}

function unanswerable(asked: string): boolean {
  return !askedFact(asked, '').ok;
}
