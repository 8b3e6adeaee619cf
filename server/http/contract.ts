import * as z from 'zod';

/**
 * The public API, as schemas and as types; the mini-program imports the types. A message of a check is the code of the
 * refusal it leads to (refusals.ts).
 */

/** A calendar day in Asia/Shanghai that exists. */
const day = z.iso.date({ error: 'day-malformed' }).meta({ description: '日期(北京时间)', example: '2018-12-01' });

const place = z
  .string({ error: 'place-malformed' })
  .trim()
  .min(1, { error: 'place-malformed' })
  .max(40, { error: 'place-malformed' })
  .meta({ description: '地名、别名或行政区划代码;不填就是本县', example: '义乌' });

const QUESTION_LIMIT = 500;

/** 128 random bits in base64url: it is the only key to a conversation, so it must not be guessable. */
const conversation = z
  .string({ error: 'conversation-malformed' })
  .regex(/^[A-Za-z0-9_-]{22}$/, { error: 'conversation-malformed' })
  .meta({ description: '上一次回答给的对话编号;不填就开始一段新的对话' });

const questionAsked = z
  .strictObject(
    {
      q: z
        .string({ error: 'question-malformed' })
        .trim()
        .min(1, { error: 'question-empty' })
        .refine((text) => [...text].length <= QUESTION_LIMIT, { error: 'question-too-long' })
        .meta({ description: `问题,最多 ${QUESTION_LIMIT} 个字`, example: '孩子上学报名还要开居住证明吗' })
        .optional(),
      choice: z
        .string({ error: 'choice-malformed' })
        .min(1, { error: 'choice-malformed' })
        .max(200, { error: 'choice-malformed' })
        .meta({ description: '最近一次回答里某个选项的 id;和 q 二选一' })
        .optional(),
      place: place.optional(),
      on: day.optional(),
      conversation: conversation.optional(),
    },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'json-unreadable') },
  )
  .refine(({ q, choice }) => q !== undefined || choice !== undefined, { error: 'question-empty' })
  .refine(({ q, choice }) => q === undefined || choice === undefined, { error: 'question-or-choice' })
  .meta({ id: 'QuestionAsked' });

const repliesWanted = z
  .strictObject(
    { conversation },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'json-unreadable') },
  )
  .meta({ id: 'RepliesWanted' });

const repliesGiven = z
  .object({
    held: z.boolean().meta({ description: '值班的人还接着' }),
    handOver: z.number().int().nullable().meta({ description: '转人工编号' }),
    lines: z.array(
      z.object({
        id: z.string().meta({ description: '同一句话不变' }),
        from: z.enum(['staff', 'bot', 'citizen']),
        text: z.string(),
        at: z.number().int().meta({ description: '毫秒,从 1970-01-01T00:00:00Z 起' }),
      }),
    ),
  })
  .meta({ id: 'RepliesGiven' });

const choice = z.object({ id: z.string(), label: z.string() }).meta({ id: 'Choice' });

const citation = z
  .object({
    place: z.string(),
    placeName: z.string(),
    requirement: z.string(),
    row: z.string(),
    proof: z.string(),
    matter: z.string().nullable(),
    disposition: z.string().nullable(),
    list: z
      .object({ title: z.string(), no: z.number().int(), item: z.number().int().nullable(), effectiveOn: day })
      .nullable()
      .meta({ description: '清单版本和第几项;不在本县清单上时为空' }),
    basis: z.string(),
    unconfirmed: z.boolean().meta({ description: '来源没写、本县也没有确认' }),
  })
  .meta({ id: 'Citation' });

const answerGiven = z
  .object({
    conversation,
    behaviour: z.enum(['answer', 'ask-back', 'hand-over', 'chat']),
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
    proofId: z.string().nullable(),
    certificateKind: z.string().nullable(),
    candidates: z.array(z.string()).max(3),
    verdict: z.string().meta({ description: '结论,回答的第一行', example: '不用交' }),
    tone: z.enum(['free', 'act', 'kept', 'open', 'danger']).meta({
      description: '结论的颜色:free 不用 · act 要动手 · kept 还需要 · open 还没定 · danger 有危险',
    }),
    text: z.string().meta({ description: '结论和说明,一行一句' }),
    choices: z.array(choice),
    citation: citation.nullable(),
    why: z.string().meta({ description: '为什么这样答' }),
    confidence: z.number().min(0).max(1),
    micros: z.number().int().min(0).meta({ description: '回答用时,微秒' }),
  })
  .meta({ id: 'AnswerGiven' });

const disposition = z.enum(
  ['cancelled', 'shared', 'licensed', 'committed', 'inquired', 'run', 'deferred', 'retained', 'ban'],
  { error: 'filter-malformed' },
);

const words = z.string({ error: 'filter-malformed' }).trim().max(60, { error: 'filter-malformed' });

const requirementsWanted = z
  .strictObject(
    {
      place: place.optional(),
      matter: words.optional(),
      disposition: disposition.optional(),
      on: day.optional(),
      q: words.optional(),
      page: z.coerce
        .number({ error: 'filter-malformed' })
        .int({ error: 'filter-malformed' })
        .min(1, { error: 'filter-malformed' })
        .max(1000, { error: 'filter-malformed' })
        .optional(),
    },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'filter-malformed') },
  )
  .meta({ id: 'RequirementsWanted' });

const requirement = z
  .object({
    id: z.string(),
    item: z.number().int().nullable(),
    name: z.string(),
    matters: z.array(z.string()),
    askedBy: z.array(z.string()),
    issuedBy: z.array(z.string()),
    disposition: disposition,
    label: z.string().meta({ description: '处置方式的中文', example: '数据共享' }),
    instead: z.string(),
    bring: z.array(z.string()),
    basis: z.string(),
    since: z.string().nullable().meta({ description: '起始日期,可能只到月或年' }),
    unconfirmed: z.boolean(),
  })
  .meta({ id: 'Requirement' });

const requirementsListed = z
  .object({
    place: z.object({ id: z.string(), name: z.string() }),
    on: day,
    list: z
      .object({
        no: z.number().int(),
        title: z.string(),
        publishedOn: day,
        effectiveOn: day,
        scheme: z.string(),
      })
      .nullable(),
    totals: z.object({
      all: z.number().int(),
      found: z.number().int(),
      byDisposition: z.array(z.object({ disposition, label: z.string(), count: z.number().int() })),
    }),
    page: z.number().int(),
    pages: z.number().int(),
    requirements: z.array(requirement),
  })
  .meta({ id: 'RequirementsListed' });

/** A retry with the same key gets the first answer. Without `conversation` the key also names the conversation, so it must be random. */
const idempotency = z
  .object({
    'idempotency-key': z
      .string()
      .regex(/^[A-Za-z0-9_-]{22,64}$/, { error: 'key-malformed' })
      .meta({ description: '重发编号:22 到 64 位随机字母数字,比如 UUID;同一编号只答一次' })
      .optional(),
  })
  .meta({ id: 'Idempotency' });

const problem = z
  .object({ code: z.string(), message: z.string(), next: z.string() })
  .meta({ id: 'Problem', description: '办不了时:代码、一句话、下一步' });

export const schemas = {
  questionAsked,
  answerGiven,
  repliesWanted,
  repliesGiven,
  requirementsWanted,
  requirementsListed,
  idempotency,
  problem,
  day,
  conversation,
};

export type QuestionAsked = z.infer<typeof questionAsked>;
export type AnswerGiven = z.infer<typeof answerGiven>;
export type RepliesGiven = z.infer<typeof repliesGiven>;
export type RequirementsListed = z.infer<typeof requirementsListed>;
export type Problem = z.infer<typeof problem>;
