import * as z from 'zod';

/** The form of a loss notice, for who is signed in. Types for the mini-program. */

const unknownKeys = (issue: { code: string }) =>
  issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'json-unreadable';

const session = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const kind = z.string().regex(/^[a-z0-9-]{1,40}$/);
const text = z.string().max(200);

const noticeHelpGiven = z
  .object({
    kinds: z.array(z.object({ id: z.string(), name: z.string(), hint: z.string(), review: z.boolean() })),
    others: z
      .array(z.object({ name: z.string(), advice: z.string(), where: z.string() }))
      .meta({ description: '不在公示板登记的证:怎么办、去哪里' }),
  })
  .meta({ id: 'NoticeHelpGiven' });

const noticeFormWanted = z.strictObject({ kind }, { error: unknownKeys }).meta({ id: 'NoticeFormWanted' });

const noticeFormSession = z.strictObject({ session }, { error: unknownKeys }).meta({ id: 'NoticeFormSession' });

const noticeFormSent = z
  .strictObject(
    {
      ...{ session, kind, 'certificate-number': text, 'lost-on': text, 'lost-at': text },
      ...{ name: text, 'id-number': text },
    },
    { error: unknownKeys },
  )
  .meta({ id: 'NoticeFormSent', description: 'JSON,或者带一张照片(photo)的表单' });

const problem = z.object({ field: z.string(), message: z.string(), next: z.string() });

const noticeFormGiven = z
  .object({
    session: z.string(),
    kind: z.string(),
    today: z.string(),
    towns: z.array(z.string()),
    lostOn: z.string(),
    lostAt: z.string(),
    name: z.string(),
    certificateTail: z.string().nullable().meta({ description: '填过的证号只给尾号' }),
    idTail: z.string().nullable(),
    photo: z.enum(['kept', 'none']).nullable(),
    full: z.boolean(),
    problems: z.array(problem),
    published: z.array(z.object({ label: z.string(), value: z.string() })).meta({ description: '会公示的' }),
    undertaking: z.array(z.string()).meta({ description: '要承诺的' }),
    review: z.boolean().meta({ description: '先由工作人员看过再公示' }),
    prove: z.object({ provider: z.string() }).nullable().meta({ description: '公示前要核验身份:怎么核;空的就是不用' }),
    proved: z.string().nullable().meta({ description: '怎么核验过的' }),
    filed: z
      .object({
        number: z.string().nullable(),
        case: z.number().int(),
        reissuable: z.boolean(),
        reissue: z.string().nullable().meta({ description: '补办到哪了' }),
      })
      .nullable(),
  })
  .meta({ id: 'NoticeFormGiven' });

const noticeFiledGiven = z
  .object({
    form: noticeFormGiven.nullable(),
    first: z.string().nullable().meta({ description: '同一张证已经公示了:它的编号' }),
    found: z.boolean().meta({ description: '有人捡到了' }),
    point: z.string().meta({ description: '到哪里领' }),
  })
  .meta({ id: 'NoticeFiledGiven' });

export const noticeFormSchemas = {
  ...{ noticeHelpGiven, noticeFormWanted, noticeFormSession, noticeFormSent, noticeFormGiven, noticeFiledGiven },
};

export type NoticeHelpGiven = z.infer<typeof noticeHelpGiven>;
export type NoticeFormGiven = z.infer<typeof noticeFormGiven>;
export type NoticeFiledGiven = z.infer<typeof noticeFiledGiven>;
