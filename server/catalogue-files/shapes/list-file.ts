import { z } from 'zod';
import { calendarDay } from './date.ts';

/** data/counties/<id>/lists/vN.json without its rows, which are checked one by one. */
export const listFile = z.strictObject({
  no: z.number().int().positive(),
  title: z.string().min(1),
  publishedOn: calendarDay,
  effectiveOn: calendarDay,
  scheme: z.string().min(1),
  rows: z.array(z.unknown()),
});
