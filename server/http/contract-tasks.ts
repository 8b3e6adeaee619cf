import * as z from 'zod';
import { meSchemas } from './contract-me.ts';

/** 委托代跑, for who is signed in. Types for the mini-program. */

const papersGiven = z
  .object({
    papers: z.array(
      z.object({
        requirement: z.string(),
        proof: z.string(),
        label: z.string().meta({ description: '清单上的办法' }),
        spares: z.boolean().meta({ description: '窗口不收这份纸' }),
        matters: z.array(z.string()).meta({ description: '空的:什么事都用得上' }),
      }),
    ),
    towns: z.array(z.object({ id: z.string(), name: z.string() })),
    days: z.number().int().meta({ description: '授权管几天' }),
  })
  .meta({ id: 'PapersGiven' });

const errandSent = z
  .strictObject(
    {
      requirement: z.string().max(80),
      matter: z.string().max(80).nullable(),
      town: z.string().max(20),
      name: z.string().max(60),
      idNumber: z.string().max(60),
    },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'json-unreadable') },
  )
  .meta({ id: 'ErrandSent' });

const allowingGiven = z
  .object({
    lines: z.array(z.string()).meta({ description: '您要允许的,全文;有没填对的就是空的' }),
    problems: z.array(
      z.object({ field: z.enum(['town', 'name', 'id-number']), message: z.string(), next: z.string() }),
    ),
  })
  .meta({ id: 'AllowingGiven' });

const errandTaken = z.object({ number: z.number().int() }).meta({ id: 'ErrandTaken' });

const taskGiven = meSchemas.taskOfMine
  .extend({
    due: z.string().meta({ description: '像 今天 16:30 前;空的:没有时限' }),
    runner: z.string().nullable().meta({ description: '谁在办' }),
  })
  .meta({ id: 'TaskGiven' });

export const taskSchemas = { papersGiven, errandSent, allowingGiven, errandTaken, taskGiven };

export type PapersGiven = z.infer<typeof papersGiven>;
export type ErrandSent = z.infer<typeof errandSent>;
export type AllowingGiven = z.infer<typeof allowingGiven>;
export type ErrandTaken = z.infer<typeof errandTaken>;
export type TaskGiven = z.infer<typeof taskGiven>;
