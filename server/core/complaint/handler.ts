import type { StaffMember } from '../catalogue/staff.ts';
import type { Complaint } from './complaint.ts';
import { kindOfComplaint } from './kind.ts';

/**
 * Who handles a complaint and sees its photos: whose work the kind is, and never a colleague of the department that it is about. A picture may
 * show who took it.
 */
export function handles({ roles, department }: StaffMember, { kind, encounter }: Complaint): boolean {
  const { handledBy } = kindOfComplaint(kind);
  return department !== encounter.window && handledBy.some((role) => roles.includes(role));
}
