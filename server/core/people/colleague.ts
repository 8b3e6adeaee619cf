import type { County } from '../catalogue/county.ts';
import type { StaffMember } from '../catalogue/staff.ts';
import { done, type Result, refused } from '../result.ts';

/** Who a platform says is speaking: the organisation and the person's id in it. Both come from the platform, never from the text. */
export type Speaker = { readonly corpId: string; readonly staffId: string };

type Directory = Pick<County, 'staff' | 'departments'>;

/** The member of staff that a speaker is; null for everybody else. Names and nicknames count for nothing. */
export function colleague({ staff }: Directory, speaker: Speaker | null): StaffMember | null {
  if (speaker === null) return null;
  return staff.find((each) => each.corpId === speaker.corpId && each.staffId === speaker.staffId) ?? null;
}

export function nameIn({ staff }: Directory): (id: string) => string {
  return (id) => staff.find((each) => each.id === id)?.name ?? '已不在名册的同事';
}

/** Whoever has a role may answer citizens and open the desk. */
export function onDuty(county: Directory, speaker: Speaker | null): Result<StaffMember> {
  const member = colleague(county, speaker);
  if (member && member.roles.length > 0) return done(member);
  return refused('staff-only', '这句话只有名册里有角色的工作人员能用。', `要开通,找管理员:${administrators(county)}`);
}

export function administrator(county: Directory, speaker: Speaker | null): Result<StaffMember> {
  const member = colleague(county, speaker);
  if (member?.roles.includes('admin')) return done(member);
  return refused('admin-only', '绑定群只有管理员能做。', `请找管理员:${administrators(county)}`);
}

function administrators({ staff, departments }: Directory): string {
  const names = staff
    .filter(({ roles }) => roles.includes('admin'))
    .map(({ name, department }) => `${name}(${departments.find(({ id }) => id === department)?.name ?? department})`);
  return names.join('、') || '名册里还没有管理员';
}
