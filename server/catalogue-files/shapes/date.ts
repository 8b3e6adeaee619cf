import { z } from 'zod';
import { isDay, partialDay } from '../../core/time.ts';

/** A date as sources print it: 2018, 2018-04 or 2018-04-28. */
export const partlyKnownDate = z
  .string()
  .refine((text) => partialDay(text) !== null, '不是日期,应写成 2018、2018-04 或 2018-04-28');

/** A calendar day. */
export const calendarDay = z.string().refine(isDay, '不是日期,应写成 2018-04-28');
