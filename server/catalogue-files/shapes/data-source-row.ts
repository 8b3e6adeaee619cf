import { z } from 'zod';

/** One entry of data-sources.json. `mode` 人工: a person looks it up in `system`; 接口: the county's data platform answers under `code`. `asks`: what it is asked as a rule, offered to who asks. */
export const dataSourceRow = z.strictObject({
  department: z.string().min(1),
  facts: z.array(z.string().min(2)).min(1),
  asks: z.array(z.string().min(2).max(60)).default([]),
  system: z.string().min(1),
  mode: z.enum(['人工', '接口']),
  code: z.string().min(1).nullable(),
});
