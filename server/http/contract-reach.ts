import * as z from 'zod';

/** How a reader can be reached, and which of his accounts are joined. Types for the mini-program. */

const unknownKeys = (issue: { code: string }) =>
  issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'json-unreadable';

const reachGiven = z
  .object({
    template: z.string().nullable().meta({ description: '给 wx.requestSubscribeMessage 的模板;空的就是没有开' }),
    agreed: z.boolean().meta({ description: '同意了有进展就发微信提醒' }),
    telephone: z.string().nullable().meta({ description: '留的手机号,只露头尾' }),
    telephoneAsked: z.boolean().meta({ description: '能不能用 getPhoneNumber 留号码' }),
    joined: z.string().nullable().meta({ description: '和哪一边合并了,比如 公众号' }),
  })
  .meta({ id: 'ReachGiven' });

const messagesChosen = z.strictObject({ agreed: z.boolean() }, { error: unknownKeys }).meta({ id: 'MessagesChosen' });

const telephoneSent = z
  .strictObject(
    {
      code: z
        .string({ error: 'code-malformed' })
        .regex(/^[\w-]{1,128}$/, { error: 'code-malformed' })
        .meta({ description: 'getPhoneNumber 给的 code,五分钟内用一次' }),
    },
    { error: unknownKeys },
  )
  .meta({ id: 'TelephoneSent' });

const telephoneGiven = z.object({ telephone: z.string() }).meta({ id: 'TelephoneGiven' });

const joinCodeGiven = z
  .object({ code: z.string().meta({ description: '在公众号里发:合并 加这个码' }), until: z.number().int() })
  .meta({ id: 'JoinCodeGiven' });

const joinCodeSent = z
  .strictObject(
    { code: z.string({ error: 'code-malformed' }).max(20, { error: 'code-malformed' }) },
    { error: unknownKeys },
  )
  .meta({ id: 'JoinCodeSent' });

const joinedGiven = z.object({ joined: z.string() }).meta({ id: 'JoinedGiven' });

export const reachSchemas = {
  ...{ reachGiven, messagesChosen, telephoneSent, telephoneGiven, joinCodeGiven, joinCodeSent, joinedGiven },
};

export type ReachGiven = z.infer<typeof reachGiven>;
export type TelephoneGiven = z.infer<typeof telephoneGiven>;
export type JoinCodeGiven = z.infer<typeof joinCodeGiven>;
export type JoinedGiven = z.infer<typeof joinedGiven>;
