import { z } from 'zod';

const descriptions = z.record(z.string(), z.array(z.string().min(2).max(40)).min(1));

/** data/spoken.json. */
export const spokenFile = z.strictObject({
  proofs: descriptions,
  certificates: descriptions,
  matters: descriptions,
});

export type SpokenFile = z.infer<typeof spokenFile>;
