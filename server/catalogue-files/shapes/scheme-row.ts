import { z } from 'zod';
import { DISPOSITION_WORDS } from '../disposition-words.ts';

/** One entry of data/schemes.json: how a place names its batches. */
export const schemeRow = z.strictObject({
  name: z.string().min(1),
  batches: z
    .array(z.strictObject({ label: z.string().min(1), dispositions: z.array(z.enum(DISPOSITION_WORDS)).min(1) }))
    .min(1),
});
