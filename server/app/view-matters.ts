import type { ListVersion } from '../core/catalogue/list-version.ts';
import { listInForce } from '../core/catalogue/list-version.ts';
import { type MaterialsLeft, materialsLeft } from '../core/catalogue/materials.ts';
import type { Matter } from '../core/catalogue/matter.ts';
import { done, type Result, refused } from '../core/result.ts';
import { dayOf } from '../core/time.ts';
import type { Knowledge } from './means.ts';

/** A matter with what is left to bring after both subtractions, and the list that decided it. */
export type MatterSheet = { readonly matter: Matter; readonly left: MaterialsLeft; readonly list: ListVersion | null };

/** Matters whose materials the county has written down. */
export function viewMatters(means: Knowledge): readonly MatterSheet[] {
  const written = means.catalogue.home.matters.filter(({ materials }) => materials.length > 0);
  return written.map((matter) => sheetOf(means, matter));
}

export function viewMatter(means: Knowledge, id: string): Result<MatterSheet> {
  const matter = means.catalogue.home.matters.find((each) => each.id === id && each.materials.length > 0);
  if (!matter) return refused('matter-unknown', '没有这件事的材料单。', '回上一页从单子里选,或者直接问一句。');
  return done(sheetOf(means, matter));
}

function sheetOf({ catalogue, clock }: Knowledge, matter: Matter): MatterSheet {
  const list = listInForce(catalogue.home.lists, dayOf(clock.now())) ?? null;
  return { matter, left: materialsLeft(matter, list?.rows ?? []), list };
}
