import type { HolidayYear } from '../calendar/working-calendar.ts';
import type { Places } from '../place.ts';
import type { CertificateKind } from './certificate.ts';
import type { County, Scheme } from './county.ts';
import type { Requirement } from './requirement.ts';
import type { Topic } from './topic.ts';

/** All that is known: what many places published, and the list of the home county. Read once at the start, never changed in memory. */
export type Catalogue = {
  readonly places: Places;
  /** Shipped rows of the nation and of other places, ids kept. */
  readonly requirements: readonly Requirement[];
  readonly certificates: readonly CertificateKind[];
  readonly schemes: readonly Scheme[];
  readonly topics: readonly Topic[];
  /** Years whose public holidays are known, in order. */
  readonly holidayYears: readonly HolidayYear[];
  readonly home: County;
};
