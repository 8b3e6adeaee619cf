import type { NoticeBoard } from './notice-kind.ts';

/**
 * How many entries of an event a period of the board has (2019-07-15, 2019-07, or empty for all time). The event `standing` counts the
 * notices published in the period that are in force now.
 */
export type BoardTally = { readonly period: string; readonly event: string; readonly count: number };

/** A period of the board in numbers. Each is the number of entries of one event, which anybody can count in the chain of the days. */
export type BoardCount = {
  readonly period: string;
  readonly published: number;
  /** Notices that were ended by a corrected one: what they correct counts once. */
  readonly corrected: number;
  readonly withdrawn: number;
  readonly revoked: number;
  readonly effective: number;
  /** 补办一件事: cases that a department closed. */
  readonly reissued: number;
  /** Published in the period, and in force now. */
  readonly standing: number;
};

/** The tallies by period, in their order. */
export function countsOf(tallies: readonly BoardTally[]): readonly BoardCount[] {
  const periods = [...new Set(tallies.map(({ period }) => period))];
  return periods.map((period) => {
    const of = (event: string): number =>
      tallies.find((tally) => tally.period === period && tally.event === event)?.count ?? 0;
    return {
      period,
      published: of('published'),
      corrected: of('corrected'),
      withdrawn: of('withdrawn'),
      revoked: of('revoked'),
      effective: of('effective'),
      reissued: of('reissued'),
      standing: of('standing'),
    };
  });
}

export function nothingCounted(period: string): BoardCount {
  return { period, published: 0, corrected: 0, withdrawn: 0, revoked: 0, effective: 0, reissued: 0, standing: 0 };
}

/** 少登的报: how many newspaper notices were not bought and what they would have cost, in yuan. A correction is no second one. */
export type AdsSpared = {
  readonly notices: number;
  readonly each: number;
  readonly yuan: number;
  readonly source: string;
};

export function adsSpared({ published, corrected }: BoardCount, { adCost }: NoticeBoard): AdsSpared {
  const notices = published - corrected;
  return { notices, each: adCost.yuan, yuan: notices * adCost.yuan, source: adCost.source };
}
