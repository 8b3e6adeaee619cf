import type { StaffMember } from '../../core/catalogue/staff.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';

/** Who sits at the desk with a session. Roles are read each time: who lost his role is out at his next step. */
export async function sitting(means: Means, records: Records, session: string): Promise<Result<StaffMember>> {
  const holder = await records.deskKeys.holder(session, means.clock.now());
  const member = means.catalogue.home.staff.find(({ id }) => id === holder);
  if (member && member.roles.length > 0) return done(member);
  return refused('desk-closed', '还没有登录,或者登录已经过期。', '在钉钉里跟机器人单聊,发:登录');
}
