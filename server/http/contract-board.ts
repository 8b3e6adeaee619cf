import * as z from 'zod';

/** The board of loss notices, for programs. Masked values only. Types for the mini-program. */

const noticeOnBoard = z
  .object({
    number: z.string().meta({ description: '公示编号,像 YS-20190715-0031' }),
    title: z.string().meta({ description: '丢的是什么证;到归档日以后为空' }),
    holder: z.string().meta({ description: '姓名,只露姓' }),
    place: z.string(),
    publishedOn: z.string(),
    standing: z.string().meta({ description: '中文,比如 有效,公示中,第 3 天' }),
    inForce: z.boolean().meta({ description: '现在算数' }),
  })
  .meta({ id: 'NoticeOnBoard' });

const kind = z.object({ id: z.string(), name: z.string(), hint: z.string().meta({ description: '证号什么样' }) });

const noticesGiven = z
  .object({
    notices: z.array(noticeOnBoard),
    all: z.number().int(),
    page: z.number().int(),
    pages: z.number().int(),
    kinds: z.array(kind),
    whole: z.boolean().meta({ description: '公示链逐条核过,没有缺没有改' }),
  })
  .meta({ id: 'NoticesGiven' });

const noticeGiven = noticeOnBoard
  .extend({
    lines: z.array(z.string()),
    faults: z.array(z.string()).meta({ description: '和发布时不一致的地方;空的就是一致' }),
    reissuer: z.object({ name: z.string(), telephone: z.string() }).nullable(),
  })
  .meta({ id: 'NoticeGiven' });

const certificateAsked = z
  .strictObject(
    { kind: z.string().regex(/^[a-z0-9-]{1,40}$/), certificate: z.string().max(60) },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'json-unreadable') },
  )
  .meta({ id: 'CertificateAsked' });

const certificateChecked = z
  .object({
    title: z.string(),
    since: z.string().nullable().meta({ description: '哪天起公示遗失;空的就是没有' }),
    reissuedOn: z
      .string()
      .nullable()
      .meta({ description: '哪天补办了新证:以前发的作废,以后发的有效;空的就是没有补办' }),
  })
  .meta({ id: 'CertificateChecked' });

export const boardSchemas = { noticesGiven, noticeGiven, certificateAsked, certificateChecked };

export type NoticesGiven = z.infer<typeof noticesGiven>;
export type NoticeGiven = z.infer<typeof noticeGiven>;
export type CertificateChecked = z.infer<typeof certificateChecked>;
