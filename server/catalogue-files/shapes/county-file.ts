import { z } from 'zod';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应写成 08:30');

const runs = z.enum(['working', 'wall']);

const MINUTES = '应为 30 到 14400 分钟';
const minutes = z.number().int('应为整数').min(30, MINUTES).max(14_400, MINUTES);

const allowance = z.strictObject({
  minutes,
  runs,
});

const DAYS = '应为 1 到 30 天';

/** Minutes or days after the time was up. */
const step = z.union(
  [
    z.strictObject({ minutes, runs }),
    z.strictObject({ days: z.number().int('应为整数').min(1, DAYS).max(30, DAYS), runs }),
  ],
  {
    error:
      '应写成 { "minutes": 240, "runs": "working" }(30 到 14400 分钟)或 { "days": 1, "runs": "working" }(1 到 30 天)',
  },
);

const PERCENT = '应为 10 到 90';

const ladder = z.strictObject({
  remindAtPercent: z.number().int('应为整数').min(10, PERCENT).max(90, PERCENT),
  leaderAfter: step,
  headAfter: step,
});

const TIMES = '应为 0 到 10 次';

/** 0 times: this is no reason here. */
const pauseLimit = z.strictObject({
  longest: allowance,
  most: z.number().int('应为整数').min(0, TIMES).max(10, TIMES),
});

/** data/counties/<id>/county.json. */
export const countyFile = z.strictObject({
  name: z.string().min(1),
  fictional: z.boolean(),
  hotline: z.string().min(1),
  keepers: z.strictObject({ name: z.string().min(1), telephone: z.string().min(1) }),
  hours: z.string().min(1),
  spells: z.array(z.strictObject({ from: clock, to: clock })).min(1),
  taskAllowances: z.strictObject({ online: allowance, joint: allowance, line: allowance }),
  taskLadder: ladder,
  inquiryAllowance: allowance,
  inquiryLadder: ladder,
  pauseLimits: z.strictObject({ citizen: pauseLimit, 'system-down': pauseLimit }),
  reissueAllowance: allowance,
  reissueLadder: ladder,
  objectionDays: z.number().int().min(1).max(60),
  visits: z.array(z.string().min(2)),
});
