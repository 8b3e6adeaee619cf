import type { StaffMember, StaffRole } from '../core/catalogue/staff.ts';
import type { StaffRow } from './shapes/staff-row.ts';

const ROLES: Readonly<Record<StaffRow['roles'][number], StaffRole>> = {
  代跑员: 'runner',
  协查员: 'verifier',
  派单员: 'dispatcher',
  审核员: 'reviewer',
  清单管理员: 'list-keeper',
  督查员: 'supervisor',
  纪检: 'discipline',
  管理员: 'admin',
};

/** An entry of staff.json in the core's words. */
export function staffMemberOf(row: StaffRow): StaffMember {
  return { ...row, roles: row.roles.map((role) => ROLES[role]), backup: row.backup ?? null };
}
