import * as z from 'zod';

/** 没办成, 投诉, 奇葩证明, for who is signed in. Types for the mini-program. */

const kind = z.enum(['not-done', 'complaint', 'odd-proof']);
const named = z.object({ id: z.string(), label: z.string() });

const complaintHelpGiven = z
  .object({
    kinds: z.array(
      z.object({
        id: kind,
        label: z.string(),
        hint: z.string(),
        causes: z.array(named),
        needsPaper: z.boolean(),
        promise: z.string(),
      }),
    ),
    windows: z.array(named).meta({ description: '本县的单位' }),
  })
  .meta({ id: 'ComplaintHelpGiven' });

const text = (most: number) => z.string().max(most).optional();

const complaintSent = z
  .strictObject(
    {
      kind,
      window: z.string().max(40).nullable().meta({ description: '单位的 id;空的:没说,或者不是本县的单位' }),
      cause: z.string().max(20).nullable(),
      ...{ paper: text(200), matter: text(200), said: text(1000) },
    },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'json-unreadable') },
  )
  .meta({ id: 'ComplaintSent' });

const complaintTaken = z
  .object({ number: z.string(), label: z.string(), promise: z.string() })
  .meta({ id: 'ComplaintTaken' });

const complaintPhotoSent = z.strictObject({}).meta({
  id: 'ComplaintPhotoSent',
  description: '表单(multipart/form-data),只有一张照片,名叫 photo',
});

const complaintPhotoTaken = z
  .object({ photos: z.number().int().meta({ description: '这一件现在有几张' }) })
  .meta({ id: 'ComplaintPhotoTaken' });

const complaintOfMine = z
  .object({
    number: z.string().meta({ description: '像 TS-20261116-0001' }),
    label: z.string(),
    about: z.string(),
    photos: z.number().int().meta({ description: '附了几张照片' }),
    state: z.string(),
    over: z.boolean(),
    dueBy: z.string().nullable().meta({ description: '哪天以前答复' }),
    steps: z.array(z.object({ label: z.string(), at: z.number().int() })),
  })
  .meta({ id: 'ComplaintOfMine' });

export const complaintSchemas = {
  ...{ complaintHelpGiven, complaintSent, complaintTaken, complaintOfMine },
  ...{ complaintPhotoSent, complaintPhotoTaken },
};

export type ComplaintHelpGiven = z.infer<typeof complaintHelpGiven>;
export type ComplaintTaken = z.infer<typeof complaintTaken>;
export type ComplaintPhotoTaken = z.infer<typeof complaintPhotoTaken>;
export type ComplaintOfMine = z.infer<typeof complaintOfMine>;
