import type { County } from '../../server/core/catalogue/county.ts';

const LADDER: County['taskLadder'] = {
  remindAtPercent: 50,
  leaderAfter: { minutes: 240, runs: 'working' },
  headAfter: { days: 1, runs: 'working' },
};

/** The times of a county as the shipped one has them. */
export const USUAL_TIMES: Pick<
  County,
  | 'taskAllowances'
  | 'taskLadder'
  | 'inquiryAllowance'
  | 'inquiryLadder'
  | 'pauseLimits'
  | 'reissueAllowance'
  | 'reissueLadder'
> = {
  taskAllowances: {
    online: { minutes: 240, runs: 'working' },
    joint: { minutes: 480, runs: 'working' },
    line: { minutes: 240, runs: 'working' },
  },
  taskLadder: LADDER,
  inquiryAllowance: { minutes: 1440, runs: 'wall' },
  inquiryLadder: LADDER,
  pauseLimits: {
    citizen: { longest: { minutes: 960, runs: 'working' }, most: 2 },
    'system-down': { longest: { minutes: 480, runs: 'wall' }, most: 1 },
  },
  reissueAllowance: { minutes: 2100, runs: 'working' },
  reissueLadder: LADDER,
};
