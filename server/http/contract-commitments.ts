import * as z from 'zod';

/** 告知承诺 for who is signed in: what may be signed for, the way to a signature, and what was signed. Types for the mini-program. */

const unknownKeys = (issue: { code: string }) =>
  issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'json-unreadable';

const signable = z
  .object({
    row: z.string(),
    proof: z.string(),
    matters: z.array(z.string()),
    fact: z.string().meta({ description: '承诺的那一件事' }),
  })
  .meta({ id: 'Signable' });

const commitmentOfMine = z
  .object({
    number: z.string().meta({ description: '像 CN-20210510-0001' }),
    proof: z.string(),
    state: z.string().meta({ description: '中文,比如 已签,待核查' }),
    tone: z.enum(['free', 'act', 'kept', 'open']),
    steps: z.array(z.object({ label: z.string(), at: z.number().int() })),
  })
  .meta({ id: 'CommitmentOfMine' });

const commitmentsGiven = z
  .object({
    forms: z.array(signable),
    mine: z.array(commitmentOfMine).meta({ description: '没登录的:空' }),
    begun: z.object({ case: z.number().int(), proof: z.string() }).nullable().meta({ description: '读了还没签的' }),
  })
  .meta({ id: 'CommitmentsGiven' });

const commitmentWanted = z
  .strictObject(
    { row: z.string().regex(/^[a-z0-9-]{1,60}$/), matter: z.string().max(60).optional() },
    { error: unknownKeys },
  )
  .meta({ id: 'CommitmentWanted' });

const commitmentBegun = z
  .object({
    proof: z.string(),
    case: z.number().int().nullable().meta({ description: '空的:这次不能在网上签' }),
    fact: z.string().meta({ description: '承诺的那一件事' }),
    gates: z.array(z.object({ passed: z.boolean(), said: z.string() })),
    instead: z.array(z.string()).meta({ description: '不签怎么办' }),
  })
  .meta({ id: 'CommitmentBegun' });

const section = z.object({ heading: z.string(), lines: z.array(z.string()) });

const signingGiven = z
  .object({
    step: z.enum(['read', 'fill', 'identify', 'sign']),
    title: z.string(),
    version: z.string(),
    sections: z.array(section),
    shown: z.string().meta({ description: '文字的 SM3;签的时候带回来' }),
    aloud: z.string(),
    question: z
      .object({ id: z.string(), question: z.string(), options: z.array(z.string()), no: z.number().int() })
      .nullable()
      .meta({ description: '下一句要答的;空的就是都懂了' }),
    questions: z.number().int(),
    towns: z.array(z.object({ id: z.string(), name: z.string() })),
    where: z.string().meta({ description: '上面列的是什么:镇街,要公示的是村社' }),
    town: z.string().nullable(),
    particular: z.object({ label: z.string(), hint: z.string(), value: z.string() }).nullable(),
    name: z.string().nullable().meta({ description: '核验过的姓名' }),
    identityLabel: z.string(),
  })
  .meta({ id: 'SigningGiven' });

const answerGivenBack = z
  .strictObject(
    { question: z.string().regex(/^[a-z-]{2,20}$/), option: z.number().int().min(1).max(4) },
    { error: unknownKeys },
  )
  .meta({ id: 'ReadBackAnswer' });

const answerJudged = z
  .object({
    right: z.boolean(),
    again: z.string().nullable().meta({ description: '没答对:换个说法再说一遍' }),
    signing: signingGiven,
  })
  .meta({ id: 'ReadBackJudged' });

const particulars = z
  .strictObject({ town: z.string().max(12), particular: z.string().max(300) }, { error: unknownKeys })
  .meta({ id: 'SigningParticulars' });

const signatureSent = z
  .strictObject(
    {
      shown: z.string().max(64),
      drawn: z.string().max(20_000).meta({ description: '600×200 格里的线:M12 30L14 33…' }),
      typed: z.string().max(100).meta({ description: '不便手写的:本人姓名' }),
      willing: z.boolean(),
    },
    { error: unknownKeys },
  )
  .meta({ id: 'SignatureSent' });

const commitmentSigned = z.object({ number: z.string() }).meta({ id: 'CommitmentSigned' });

const commitmentGiven = z
  .object({
    number: z.string(),
    proof: z.string().meta({ description: '只给签的人;别人看是空的' }),
    state: z.string(),
    tone: z.enum(['free', 'act', 'kept', 'open', 'danger']),
    facts: z.array(z.object({ label: z.string(), value: z.string() })),
    sections: z.array(section).meta({ description: '签的时候的文字,只给签的人;到期删了就是空的' }),
    standing: z.string().meta({ description: '现在的文字和签的时候的比' }),
    digest: z.string(),
    address: z.string().meta({ description: '查验的地址' }),
    paper: z.string().nullable().meta({ description: 'PDF 的路径,只给本人' }),
    withdrawable: z.boolean(),
    decided: z.boolean().meta({ description: '事情已经办结' }),
    objectable: z.boolean(),
  })
  .meta({ id: 'CommitmentGiven' });

const objectionSent = z
  .strictObject({ reason: z.string().max(300) }, { error: unknownKeys })
  .meta({ id: 'ObjectionSent' });

export const commitmentSchemas = {
  ...{ commitmentsGiven, commitmentWanted, commitmentBegun, signingGiven, answerGivenBack, answerJudged },
  ...{ particulars, signatureSent, commitmentSigned, commitmentGiven, objectionSent, commitmentOfMine },
};

export type CommitmentsGiven = z.infer<typeof commitmentsGiven>;
export type CommitmentOfMine = z.infer<typeof commitmentOfMine>;
export type CommitmentBegun = z.infer<typeof commitmentBegun>;
export type SigningGiven = z.infer<typeof signingGiven>;
export type AnswerJudged = z.infer<typeof answerJudged>;
export type CommitmentSigned = z.infer<typeof commitmentSigned>;
export type CommitmentGiven = z.infer<typeof commitmentGiven>;
