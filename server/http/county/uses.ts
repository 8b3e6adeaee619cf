import type { MatterSheet } from '../../app/view-matters.ts';
import type { County } from '../../core/catalogue/county.ts';
import type { Places } from '../../core/place.ts';
import type { Result } from '../../core/result.ts';

/** What the county shows everybody, for programs. */
export interface CountyUses {
  home(): County;
  places(): Places;
  matters(): readonly MatterSheet[];
  matter(id: string): Result<MatterSheet>;
}
