import type { StaffMember } from '../catalogue/staff.ts';

const PREFIX = 'colleague ';

/** The recipient of a line that is for one colleague alone; each channel of staff knows the way to him. */
export function inPrivate({ staffId }: Pick<StaffMember, 'staffId'>): string {
  return `${PREFIX}${staffId}`;
}

/** The platform's own id of the colleague whom a recipient names; null for every other recipient. */
export function colleagueIn(recipient: string): string | null {
  return recipient.startsWith(PREFIX) ? recipient.slice(PREFIX.length) : null;
}
