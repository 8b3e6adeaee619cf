import { z } from 'zod';

/** One entry of data/topics.json: a prepared reply. */
export const topicRow = z.object({
  id: z.string().min(1),
  intent: z.enum([
    'proof',
    'materials',
    'lost-notice',
    'commitment',
    'runner',
    'complaint',
    'status',
    'smalltalk',
    'out-of-scope',
  ]),
  behaviour: z.enum(['answer', 'ask-back', 'hand-over', 'chat']),
  urgent: z.boolean(),
  verdict: z.string(),
  lines: z.array(z.string()),
  source: z.string().nullable(),
  patterns: z.array(z.string()),
  examples: z.array(z.string()),
});
