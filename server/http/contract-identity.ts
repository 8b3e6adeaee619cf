import * as z from 'zod';

/** 身份核验, for our own program. Types for the mini-program. */

const identityBegun = z
  .object({
    address: z.string().meta({ description: '到哪里核验' }),
    trial: z
      .object({ request: z.string(), label: z.string(), name: z.string(), idNumber: z.string() })
      .nullable()
      .meta({ description: '只有演示才有:编出来的一个人' }),
  })
  .meta({ id: 'IdentityBegun' });

const personTried = z
  .strictObject(
    { name: z.string().max(60), idNumber: z.string().max(40) },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'fields-unknown' : 'json-unreadable') },
  )
  .meta({ id: 'PersonTried' });

export const identitySchemas = { identityBegun, personTried };

export type IdentityBegun = z.infer<typeof identityBegun>;
