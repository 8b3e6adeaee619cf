import { onDuty, type Speaker } from '../core/people/colleague.ts';
import { done, type Result, refused } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import type { Records } from '../ports/store.ts';
import type { Means } from './means.ts';

const LINK_LIVES = 10 * 60_000;

type Asked = { readonly speaker: Speaker | null; readonly to: 'group' | 'person'; readonly at: Instant };

/** 登录: a link to the desk that works once, for ten minutes. In a group everybody would read it, so it is refused there. */
export async function issueDeskLink(
  means: Means,
  records: Records,
  { speaker, to, at }: Asked,
): Promise<Result<readonly string[]>> {
  const member = onDuty(means.catalogue.home, speaker);
  if (!member.ok) return member;
  if (to === 'group') return refused('login-in-group', '登录链接不能发在群里。', '点我的头像,在单聊里发:登录');
  const token = await records.deskKeys.issue(member.value.id, at + LINK_LIVES);
  await records.trail.append({
    record: `desk ${member.value.id}`,
    event: 'desk-link-issued',
    by: member.value.id,
    at,
    facts: {},
  });
  return done([
    '工作台的链接,10 分钟内能用一次:',
    `${means.publicUrl}/desk/enter/${token}`,
    '别转给别人;打不开就在办公网络里试',
  ]);
}
