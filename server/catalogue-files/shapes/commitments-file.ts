import { z } from 'zod';
import { rowId } from './row-id.ts';

const words = z.string().min(2).max(120);

const days = z.number().int().min(1).max(180);

const check = z.discriminatedUnion('how', [
  z.strictObject({ how: z.enum(['site', 'written', 'online']), days }),
  z.strictObject({
    how: z.literal('public'),
    days,
    shown: z.number().int().min(3).max(30),
    basis: z.strictObject({
      title: z.string().min(1),
      number: z.string().nullable(),
      article: z.string().nullable(),
      fictional: z.boolean(),
    }),
  }),
]);

const form = z.strictObject({
  row: rowId,
  version: z.string().min(2).max(40),
  by: z.enum(['person', 'company']).default('person'),
  fact: words,
  undertakes: z.array(words).min(1).max(4),
  check,
  particular: z.strictObject({ label: words, hint: words }).nullable(),
});

const question = z.strictObject({
  id: z.string().regex(/^[a-z-]{2,20}$/),
  question: words,
  options: z.array(words).length(3),
  right: z.number().int().min(1).max(3),
  again: words,
});

/** data/counties/<id>/commitments.json: what people may sign for, and what it tells them. */
export const commitmentsFile = z.strictObject({
  liability: z.array(words).min(1).max(5),
  withdrawal: words,
  voluntary: words,
  excluded: z.array(z.strictObject({ field: words, words: z.array(z.string().min(2)).min(1) })),
  credit: z.strictObject({ days: z.number().int().min(1).max(1_825), effect: words, repair: words }),
  readBack: z.array(question).length(3),
  exemptions: z.array(words).max(9),
  challenges: z.array(words).max(9),
  forms: z.array(form),
});
