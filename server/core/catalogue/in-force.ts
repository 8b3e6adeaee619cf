import { begunBy, type Day, type PartialDay } from '../time.ts';
import type { Requirement } from './requirement.ts';

/** `unknown` when the dates that the source printed do not settle the day; it is never to be read as "not required". */
export type Force = 'yes' | 'no' | 'unknown';

/**
 * Whether a row held on a day. A row of a published list has begun with its list, so ask the list first (listInForce). A row
 * without a date is taken to hold today, but what it said on a past day is unknown. `until` is the last day on which it holds.
 */
export function inForce(row: Requirement, on: Day, today: Day): Force {
  const dateless = row.since === null && on >= today;
  return both(row.item !== null || dateless ? 'yes' : begunBy(row.since, on), lasts(row.until, on));
}

function lasts(until: PartialDay | null, on: Day): Force {
  if (until === null || on <= until.first) return 'yes';
  return on > until.last ? 'no' : 'unknown';
}

function both(a: Force, b: Force): Force {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'yes';
}
