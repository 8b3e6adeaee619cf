import * as z from 'zod';

/** 免证凭条, for programs. Types for the mini-program. */

const slipGiven = z
  .object({
    number: z.string().meta({ description: '像 MZ-20181203-0007' }),
    address: z.string().meta({ description: '二维码里的网址' }),
    verdict: z.string(),
    tone: z.enum(['free', 'act', 'kept', 'open', 'danger']),
    lines: z.array(z.string()),
    facts: z.array(z.object({ name: z.string(), value: z.string() })),
    standing: z.enum(['valid', 'moved', 'expired']).meta({ description: '还作数、规则变了、过期了' }),
    now: z
      .object({ verdict: z.string(), lines: z.array(z.string()) })
      .nullable()
      .meta({ description: '规则变了以后怎么答' }),
    clerk: z.string().meta({ description: '给窗口工作人员的一句' }),
    keepers: z.object({ name: z.string(), telephone: z.string() }).meta({ description: '对规则有疑问打给谁' }),
  })
  .meta({ id: 'SlipGiven' });

export const slipSchemas = { slipGiven };

export type SlipGiven = z.infer<typeof slipGiven>;
