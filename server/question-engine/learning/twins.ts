import { familiesOf } from '../../core/catalogue/family.ts';
import type { Requirement } from '../../core/catalogue/requirement.ts';

/** Which entries count as the same: by `sameAs` links (twins), and by family. */
export type Twins = {
  /** The id is one of the given, or a twin of one. */
  isOne(id: string, of: readonly string[]): boolean;
  sameFamily(id: string, as: readonly string[]): boolean;
  familyOf(id: string): string;
};

export function twinsOf(rows: readonly Requirement[]): Twins {
  const families = familiesOf(rows);
  const source = new Map(rows.map((row) => [row.id, row.sameAs ?? row.id]));
  const rootOf = (id: string): string => source.get(id) ?? id;
  const familyOf = (id: string): string => families.get(id) ?? id;
  return {
    isOne: (id, of) => of.includes(id) || of.some((other) => rootOf(other) === rootOf(id)),
    sameFamily: (id, as) => as.some((other) => familyOf(other) === familyOf(id)),
    familyOf,
  };
}
