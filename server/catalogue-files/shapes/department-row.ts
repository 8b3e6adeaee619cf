import { z } from 'zod';

/** One entry of departments.json. `head` is the id of a member of staff. */
export const departmentRow = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  telephone: z.string().min(1),
  head: z.string().min(1),
});
