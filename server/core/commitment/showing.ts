import type { Day, Instant } from '../time.ts';

/** 公示异议: what somebody said against a commitment that everybody could read. Staff read it, nobody else. */
export type Challenge = {
  readonly at: Instant;
  /** One of the county's, to the letter. */
  readonly reason: string;
  readonly words: string;
  /** How to ask him; null when he left nothing, and as soon as the check is over. */
  readonly contact: string | null;
};

/** 公示: a commitment on the public page. */
export type Showing = {
  readonly from: Day;
  /** The last day; null while nobody knows the holidays on the way. */
  readonly until: Day | null;
  /** Working days. */
  readonly days: number;
  /** 清河镇柳塘村. */
  readonly place: string;
  /** In the county's own words: nothing that he filled in. */
  readonly undertakes: readonly string[];
  readonly basis: string;
  /** When its days were over; null before. */
  readonly overAt: Instant | null;
  readonly challenges: readonly Challenge[];
};
