import type { Material, Matter } from '../core/catalogue/matter.ts';
import type { MatterRow } from './shapes/matter-row.ts';

const KINDS: Readonly<Record<MatterRow['materials'][number]['kind'], Material['kind']>> = {
  证照: 'licence',
  证明: 'proof',
  表格: 'form',
  其他: 'other',
};

/** An entry of matters.json in the core's words. */
export function matterOf(row: MatterRow): Matter {
  return { ...row, materials: row.materials.map((each) => ({ ...each, kind: KINDS[each.kind] })) };
}
