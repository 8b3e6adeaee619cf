import { z } from 'zod';
import { isDay } from '../../core/time.ts';

const day = z.string().refine(isDay, '应是存在的日期,写成 2018-04-28');

/** data/calendar/<year>.json. */
export const holidayYear = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  notices: z.array(z.string().min(1)).min(1),
  holidays: z.array(z.strictObject({ name: z.string().min(1), from: day, to: day })).min(1),
  makeUps: z.array(day),
});

export type HolidayYearFile = z.infer<typeof holidayYear>;
