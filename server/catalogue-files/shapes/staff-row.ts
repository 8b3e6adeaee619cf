import { z } from 'zod';

const STAFF_ROLES = ['代跑员', '协查员', '派单员', '审核员', '清单管理员', '督查员', '纪检', '管理员'] as const;

/** One entry of staff.json. */
export const staffRow = z.strictObject({
  id: z.string().min(1),
  corpId: z.string().min(1),
  staffId: z.string().min(1),
  name: z.string().min(1),
  department: z.string().min(1),
  roles: z.array(z.enum(STAFF_ROLES)),
  place: z.string().min(1),
  backup: z.string().min(1).optional(),
});

export type StaffRow = z.infer<typeof staffRow>;
