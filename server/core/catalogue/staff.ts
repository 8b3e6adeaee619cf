import type { PlaceId } from '../place.ts';

/** What a member of staff may do; nobody approves his own request (domain: identity and privacy). */
export type StaffRole =
  | 'runner'
  | 'verifier'
  | 'dispatcher'
  | 'reviewer'
  | 'list-keeper'
  | 'supervisor'
  | 'discipline'
  | 'admin';

/** A person of the staff directory, known on a channel as (corpId, staffId). */
export type StaffMember = {
  readonly id: string;
  readonly corpId: string;
  readonly staffId: string;
  readonly name: string;
  /** Id of the department. */
  readonly department: string;
  readonly roles: readonly StaffRole[];
  /** Where the person works: the county, a town or a village. */
  readonly place: PlaceId;
  /** Staff id of the colleague of the same department who answers inquiries while this one is away; null when there is none. */
  readonly backup: string | null;
};
