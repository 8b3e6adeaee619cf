import { z } from 'zod';

/** One entry of data/places.json: GB/T 2260 code (towns 9 digits, villages 12, grids 15), name, level, what it belongs to. */
export const placeRow = z.strictObject({
  id: z.string().regex(/^(\d{6}|\d{9}|\d{12}|\d{15})$/, '应为 6、9、12 或 15 位数字'),
  name: z.string().min(1),
  level: z.enum(['nation', 'province', 'city', 'county', 'town', 'village', 'grid']),
  parent: z.string().nullable(),
  aliases: z.array(z.string().min(1)),
});
