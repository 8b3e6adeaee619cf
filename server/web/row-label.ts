import { dispositionOf } from '../core/catalogue/disposition/register.ts';
import type { Requirement } from '../core/catalogue/requirement.ts';

/** How the lists name what holds for a row. */
export function rowLabel(row: Requirement): string {
  if (row.disposition !== null) return dispositionOf(row.disposition).label;
  if (row.issuerBan === 'village') return '村(居)不出具';
  return row.issuerBan === 'police' ? '派出所不出具' : '不属本地事权';
}
