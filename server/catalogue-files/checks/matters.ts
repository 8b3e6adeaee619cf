import { plainName } from '../../core/catalogue/family.ts';
import type { Requirement } from '../../core/catalogue/requirement.ts';
import type { Problems } from '../problems.ts';
import type { Located } from '../read-json.ts';
import type { MatterRow } from '../shapes/matter-row.ts';

/** What matters.json must agree with: the departments, and the newest list of the county. */
export function checkMatters(
  matters: readonly Located<MatterRow>[],
  departments: readonly Located<{ readonly name: string }>[],
  list: readonly Requirement[],
  problems: Problems,
): void {
  const names = new Set(departments.map((each) => each.value.name));
  const rows = new Map(list.map((row) => [row.id, row]));
  for (const { where, value } of matters) {
    if (!names.has(value.department)) problems.push(`${where}:部门“${value.department}”在 departments.json 里没有`);
    for (const material of value.materials)
      problems.push(...faultsOf(material, value, rows).map((fault) => `${where}:材料“${material.name}”${fault}`));
  }
}

function faultsOf(
  material: MatterRow['materials'][number],
  matter: MatterRow,
  rows: ReadonlyMap<string, Requirement>,
): string[] {
  if (material.requirement !== null)
    return rows.has(material.requirement) ? [] : [`指向的 ${material.requirement} 在最新一版清单里没有`];
  if (material.kind !== '证明') return [];
  const ruling = [...rows.values()].find((row) => isAbout(row, material.name, matter));
  if (ruling?.disposition === 'shared')
    return [`能共享取得(清单 ${ruling.id}),不得再让群众交(政务数据共享条例);请在 requirement 填上这一项`];
  return matter.complete ? ['不在清单里;清单齐全(complete)的事项不得要清单以外的证明'] : [];
}

/** Whether a row of the list rules on this paper when this matter asks for it. */
function isAbout(row: Requirement, paper: string, matter: MatterRow): boolean {
  const names = [matter.name, ...matter.covers, ...matter.aliases];
  const samePaper = row.name === paper || plainName(row.name) === plainName(paper) || row.aliases.includes(paper);
  return samePaper && (row.matters.length === 0 || row.matters.some((each) => names.includes(each)));
}
