import { dispositionOf } from './disposition/register.ts';
import type { Material, Matter } from './matter.ts';
import type { Requirement } from './requirement.ts';

/** A material and the list row that decides about it. */
type DecidedMaterial = { readonly material: Material; readonly row: Requirement };

/** 两次减法 (房县: 476 − 183 = 293, then the four batches), each step with its materials. */
export type MaterialsLeft = {
  readonly all: readonly Material[];
  /** First subtraction: covered by an electronic licence. */
  readonly byLicence: readonly Material[];
  /** Second subtraction: spared by the disposition of its row. The row may have exceptions that must be asked first. */
  readonly byDisposition: readonly DecidedMaterial[];
  /** Handed in later, within the row's `within` (容缺). */
  readonly later: readonly DecidedMaterial[];
  /** Names of what is left to bring today, with what stands in for a replaced paper (证照替代). */
  readonly bring: readonly string[];
};

/** What a person still has to bring for a matter, given the rows of the list in force. A row that the list lacks spares nothing. */
export function materialsLeft(matter: Matter, rows: readonly Requirement[]): MaterialsLeft {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const rest = matter.materials.filter((material) => !material.eLicence);
  const decided = rest.flatMap((material) => {
    const row = material.requirement === null ? undefined : byId.get(material.requirement);
    return row?.disposition ? [{ material, row, disposition: dispositionOf(row.disposition) }] : [];
  });
  const spared = decided.filter(({ disposition }) => disposition.spares);
  const later = decided.filter(({ disposition }) => disposition.verdict === 'deferred');
  const gone = new Set([...spared, ...later].map(({ material }) => material));
  const standIns = spared
    .filter(({ disposition }) => disposition.verdict === 'not-needed-licence')
    .flatMap(({ row }) => row.bring);
  return {
    all: matter.materials,
    byLicence: matter.materials.filter((material) => material.eLicence),
    byDisposition: spared.map(({ material, row }) => ({ material, row })),
    later: later.map(({ material, row }) => ({ material, row })),
    bring: [...new Set([...rest.filter((each) => !gone.has(each)).map((each) => each.name), ...standIns])],
  };
}
