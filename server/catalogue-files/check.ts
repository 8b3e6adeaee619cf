import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { County } from '../core/catalogue/county.ts';
import { checkSpoken } from './checks/spoken.ts';
import type { Problems } from './problems.ts';
import { readCounty } from './read-county.ts';
import { readObject } from './read-json.ts';
import { readShared, type SharedData } from './read-shared.ts';
import { sealLists } from './seal-lists.ts';
import { spokenFile } from './shapes/spoken-file.ts';

/** `npm run check:data [-- --seal]`: everything wrong with a data folder as sentences (1), or what is in it (0). */
export async function checkData(dataDir: string, args: readonly string[]): Promise<number> {
  const ids = (await readdir(join(dataDir, 'counties'))).filter((name) => /^\d{6}$/.test(name)).sort();
  if (args.includes('--seal')) await seal(dataDir, ids);
  const problems: Problems = [];
  const shared = await readShared(dataDir, problems);
  const counties: (County | null)[] = [];
  for (const id of ids) counties.push(await readCounty(dataDir, id, shared, problems));
  await checkSpokenFile(dataDir, shared, counties, problems);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error(`共 ${problems.length} 处问题。`);
    return 1;
  }
  for (const line of summaryOf(shared, counties)) console.log(line);
  return 0;
}

async function checkSpokenFile(
  dataDir: string,
  shared: SharedData,
  counties: readonly (County | null)[],
  problems: Problems,
): Promise<void> {
  const file = { path: join(dataDir, 'spoken.json'), name: 'data/spoken.json' };
  const spoken = await readObject(file, spokenFile, problems);
  if (spoken === null) return;
  const rows = counties.flatMap((county) => county?.lists.flatMap((list) => list.rows) ?? []);
  const known = {
    proofs: new Set([...shared.requirements, ...rows].map((row) => row.id)),
    certificates: new Set(shared.certificates.map((kind) => kind.id)),
    matters: new Set(counties.flatMap((county) => county?.matters.map((matter) => matter.id) ?? [])),
  };
  checkSpoken(file.name, spoken, known, problems);
}

async function seal(dataDir: string, counties: readonly string[]): Promise<void> {
  for (const id of counties)
    for (const name of await sealLists(dataDir, id)) console.log(`已封存 data/counties/${id}/lists/${name}`);
}

function summaryOf(shared: SharedData, counties: readonly (County | null)[]): string[] {
  return [
    `各地证明 ${shared.requirements.length} 条,证照种类 ${shared.certificates.length} 种,区划 ${shared.places.size} 个,口径 ${shared.schemes.length} 种,话题 ${shared.topics.length} 个,节假日 ${yearsIn(shared)}`,
    ...counties.flatMap((county) => (county === null ? [] : [countySummary(county)])),
    '数据没有问题。',
  ];
}

function yearsIn({ holidayYears }: SharedData): string {
  return `${holidayYears.at(0)?.year ?? '无'}–${holidayYears.at(-1)?.year ?? '无'} 年`;
}

function countySummary(county: County): string {
  const lists = county.lists.map((list) => `第${list.no}版 ${list.rows.length} 项(${list.effectiveOn} 起)`).join('、');
  return `${county.name}${county.fictional ? '(虚构)' : ''}:清单 ${lists};事项 ${county.matters.length} 个,部门 ${county.departments.length} 个,人员 ${county.staff.length} 人,服务点 ${county.servicePoints.length} 个`;
}
