import { describe, expect, it } from 'vitest';
import { materialsLeft } from '../../server/core/catalogue/materials.ts';
import type { Material, Matter } from '../../server/core/catalogue/matter.ts';
import { generatedRow, generatedRows } from './generated-rows.ts';

function matterOf(materials: readonly Material[]): Matter {
  return { id: 'm', name: '事项', aliases: [], department: '窗口', covers: [], complete: true, materials };
}

function material(name: string, given: Partial<Material> = {}): Material {
  return { name, kind: 'proof', eLicence: false, requirement: null, ...given };
}

describe('两次减法', () => {
  it('reproduces 房县: 476 − 183 = 293, then the batches', () => {
    const rows = [...generatedRows('qx', 137, 'cancelled'), ...generatedRows('bl', 156, 'retained')];
    const licences = Array.from({ length: 183 }, (_, index) => material(`证照${index}`, { eLicence: true }));
    const proofs = rows.map((row) => material(row.name, { requirement: row.id }));
    const left = materialsLeft(matterOf([...licences, ...proofs]), rows);
    expect([left.all.length, left.byLicence.length, left.all.length - left.byLicence.length]).toEqual([476, 183, 293]);
    expect([left.byDisposition.length, left.bring.length]).toEqual([137, 156]);
  });

  it('says which row spares which paper', () => {
    const row = generatedRow({ id: 'a', disposition: 'shared' });
    const paper = material('居住证明', { requirement: 'a' });
    expect(materialsLeft(matterOf([paper]), [row]).byDisposition).toEqual([{ material: paper, row }]);
  });

  it('puts the licence in the place of the paper that it replaces, once', () => {
    const rows = generatedRows('a', 2, 'licensed', { bring: ['居住证'] });
    const left = materialsLeft(
      matterOf([material('甲', { requirement: 'a-1' }), material('乙', { requirement: 'a-2' }), material('身份证')]),
      rows,
    );
    expect(left.bring).toEqual(['身份证', '居住证']);
  });

  it('neither spares a deferred paper nor asks for it today', () => {
    const row = generatedRow({ id: 'a', disposition: 'deferred', within: '开学后30日' });
    const left = materialsLeft(matterOf([material('预防接种证明', { requirement: 'a' })]), [row]);
    expect([left.byDisposition, left.bring]).toEqual([[], []]);
    expect(left.later[0]?.row.within).toBe('开学后30日');
  });

  it('spares nothing that the list of the day does not name', () => {
    const left = materialsLeft(matterOf([material('居住证明', { requirement: 'not-yet' })]), []);
    expect(left.bring).toEqual(['居住证明']);
  });

  it('does not take “who does not issue” for “not required”', () => {
    const ban = generatedRow({ id: 'a', disposition: null, issuerBan: 'village' });
    expect(materialsLeft(matterOf([material('死亡证明', { requirement: 'a' })]), [ban]).bring).toEqual(['死亡证明']);
  });
});
