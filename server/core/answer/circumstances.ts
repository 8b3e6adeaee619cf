import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Families } from '../catalogue/family.ts';
import type { PlaceId } from '../place.ts';
import type { Day } from '../time.ts';

/** What an answer is decided under: the rules known, the place meant when none is named, the day asked about, and today. */
export type Circumstances = {
  readonly catalogue: Catalogue;
  readonly families: Families;
  readonly place: PlaceId;
  readonly on: Day;
  readonly today: Day;
};
