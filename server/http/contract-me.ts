import * as z from 'zod';
import { commitmentSchemas } from './contract-commitments.ts';
import { complaintSchemas } from './contract-complaints.ts';

/** What a citizen's own program asks of the server about himself. Types for the mini-program, schemas for the door. */

const sessionWanted = z
  .strictObject(
    {
      code: z
        .string({ error: 'code-malformed' })
        .regex(/^[\w-]{1,128}$/, { error: 'code-malformed' })
        .meta({ description: 'wx.login 给的 code,五分钟内用一次' }),
    },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'json-unreadable') },
  )
  .meta({ id: 'SessionWanted' });

const instant = z.number().int().meta({ description: '毫秒,从 1970-01-01T00:00:00Z 起' });

const sessionGiven = z
  .object({ token: z.string().meta({ description: '放在 Authorization: Bearer 后面' }), until: instant })
  .meta({ id: 'SessionGiven' });

const taskOfMine = z
  .object({
    number: z.number().int(),
    proof: z.string(),
    matter: z.string().nullable(),
    state: z.string().meta({ description: '中文,比如 办理中' }),
    over: z.boolean(),
    revocable: z.boolean().meta({ description: '授权还能撤回' }),
    authorisedUntil: instant.nullable(),
    papersSaved: z.number().int(),
    tripsSaved: z.number().int(),
    rating: z.number().int().nullable(),
    rateable: z.boolean().meta({ description: '办结了还没评' }),
    steps: z.array(z.object({ label: z.string(), at: instant })).meta({ description: '走到哪一步,早的在前' }),
  })
  .meta({ id: 'TaskOfMine' });

const noticeOfMine = z
  .object({
    case: z.number().int().meta({ description: '受理号' }),
    number: z.string().nullable().meta({ description: '公示编号' }),
    title: z.string(),
    state: z.string(),
    standing: z.boolean().meta({ description: '还在办或者还在公示' }),
    steps: z.array(z.object({ label: z.string(), at: instant })),
  })
  .meta({ id: 'NoticeOfMine' });

const lookAtMe = z
  .object({
    who: z.string().meta({ description: '单位和名字;系统查的,单位的系统' }),
    did: z.string().meta({ description: '看了您是谁、查了,或者想看没有给看' }),
    refused: z.boolean().meta({ description: '没有给看' }),
    fact: z.string().meta({ description: '查的是什么' }),
    purpose: z.string().meta({ description: '为的是什么' }),
    inquiry: z.string().meta({ description: '像 XC-20261116-0001' }),
    at: instant,
  })
  .meta({ id: 'LookAtMe' });

const meGiven = z
  .object({
    tasks: z.array(taskOfMine),
    notices: z.array(noticeOfMine),
    commitments: z.array(commitmentSchemas.commitmentOfMine),
    complaints: z.array(complaintSchemas.complaintOfMine),
    looks: z.array(lookAtMe).meta({ description: '谁查了我,新的在前' }),
    news: z.array(z.object({ lines: z.array(z.string()), at: instant })).meta({ description: '告诉过您什么,新的在前' }),
  })
  .meta({ id: 'MeGiven' });

const ratingSent = z
  .strictObject(
    { stars: z.number().int().min(1).max(5) },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'json-unreadable') },
  )
  .meta({ id: 'RatingSent' });

const forgottenGiven = z.object({ erased: z.number().int() }).meta({ id: 'ForgottenGiven' });

export const meSchemas = { sessionWanted, sessionGiven, meGiven, taskOfMine, ratingSent, forgottenGiven };

export type SessionGiven = z.infer<typeof sessionGiven>;
export type MeGiven = z.infer<typeof meGiven>;
export type ForgottenGiven = z.infer<typeof forgottenGiven>;
