import type { StaffMember } from '../catalogue/staff.ts';
import type { Inquiry } from './inquiry.ts';

/**
 * What somebody is to an inquiry. `own`: who asked, and would be the one to answer or to rule as well. `colleague`: a verifier of
 * the asked department to whom this one was not given.
 */
export type Party = 'bot' | 'asker' | 'verifier' | 'own' | 'colleague' | 'reform' | 'stranger';

export const PARTIES: Readonly<Record<Party, string>> = {
  bot: '系统',
  asker: '发起协查的人',
  verifier: '接到协查的协查员',
  own: '发起协查的人自己',
  colleague: '同部门别的协查员',
  reform: '跑改办的审核员',
  stranger: '别的人',
};

/** 跑改办: the department that decides when two departments have sent an inquiry back. The same id in every county's folder. */
export const REFORM_OFFICE = 'paogai';

type Concerned = Pick<Inquiry, 'asker' | 'verifier' | 'issuer'>;

/** Roles count as they are today: who lost the role of a verifier answers nothing any more, whatever was given to him. */
export function partyOf(inquiry: Concerned, { id, roles, department }: StaffMember): Party {
  const { asker, verifier, issuer } = inquiry;
  if (asker.staff === id) return verifier === id ? 'own' : 'asker';
  if (roles.includes('verifier')) {
    if (verifier === id) return 'verifier';
    if (department === issuer) return 'colleague';
  }
  return department === REFORM_OFFICE && roles.includes('reviewer') ? 'reform' : 'stranger';
}
