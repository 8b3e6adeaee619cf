import { z } from 'zod';
import { rowId } from './row-id.ts';

/** One entry of departments.json. `head` is the id of a member of staff. */
export const departmentRow = z.strictObject({
  id: rowId,
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  telephone: z.string().min(1),
  head: z.string().min(1),
});
