import { z } from 'zod';
import { rowId } from './row-id.ts';

const MATERIAL_KINDS = ['证照', '证明', '表格', '其他'] as const;

const materialRow = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(MATERIAL_KINDS),
  eLicence: z.boolean(),
  requirement: z.string().min(1).nullable(),
});

/** One entry of matters.json: a thing a person gets done in the county. */
export const matterRow = z.strictObject({
  id: rowId,
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  department: z.string().min(1),
  covers: z.array(z.string().min(1)),
  complete: z.boolean(),
  materials: z.array(materialRow),
});

export type MatterRow = z.infer<typeof matterRow>;
