import { z } from 'zod';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应写成 08:30');

const allowance = z.strictObject({
  minutes: z.number().int().min(30).max(14_400),
  runs: z.enum(['working', 'wall']),
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
  objectionDays: z.number().int().min(1).max(60),
  visits: z.array(z.string().min(2)),
});
