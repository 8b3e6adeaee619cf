import { z } from 'zod';
import { rowId } from './row-id.ts';

const numberRule = z.strictObject({
  hint: z.string().min(1),
  lengths: z.array(z.number().int().min(4).max(40)).min(1),
  letters: z.boolean(),
  startsWithIdNumber: z.boolean(),
  check: z.enum(['mod-11-2']).nullable(),
});

const kind = z.strictObject({
  id: rowId,
  certificate: rowId,
  name: z.string().min(2),
  number: numberRule,
  termDays: z.number().int().min(1).max(365),
  keepDays: z.number().int().min(0).max(1_095),
  identity: z.boolean(),
  review: z.boolean(),
  secondReview: z.boolean().optional(),
  reissuer: rowId,
  accepts: z.string().min(1),
  basis: z.strictObject({
    title: z.string().min(1),
    number: z.string().nullable(),
    article: z.string().nullable(),
    fictional: z.boolean(),
  }),
});

/** data/counties/<id>/notice-kinds.json: what the board of a county announces as lost. */
export const noticeKindsFile = z.strictObject({
  adCost: z.strictObject({ yuan: z.number().min(0), source: z.string().min(1) }),
  kinds: z.array(kind),
});

export type NoticeKindsFile = z.infer<typeof noticeKindsFile>;
