import { administrator, type Speaker } from '../core/people/colleague.ts';
import { type Group, type GroupKind, groupAbout, groupName } from '../core/people/group.ts';
import { done, type Result, refused } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import type { Records } from '../ports/store.ts';
import type { Means } from './means.ts';

/** A chat that is to be bound, as its channel knows it. */
export type Chat = Pick<Group, 'channel' | 'chat' | 'recipient'>;

export type BindGroup = {
  readonly chat: Chat;
  /** Null when it was not understood. */
  readonly kind: GroupKind | null;
  readonly name: string;
  readonly speaker: Speaker | null;
  readonly at: Instant;
};

/** 绑定: the chat becomes the group of the county, a town or a department. What to tell the chat; refuses all but administrators. */
export async function bindGroup(means: Means, records: Records, asked: BindGroup): Promise<Result<readonly string[]>> {
  const { home } = means.catalogue;
  const by = administrator(home, asked.speaker);
  if (!by.ok) return by;
  const { kind, at, chat } = asked;
  if (kind === null)
    return refused(
      'group-kind-unknown',
      '没看懂要绑成哪种群。',
      '写:绑定 县级群,或 绑定 镇乡群 地名,或 绑定 条块群 部门',
    );
  const about = groupAbout(kind, asked.name, means.catalogue);
  if (!about.ok) return about;

  const group = { ...chat, kind, about: about.value, boundBy: by.value.id, boundAt: at };
  const name = groupName(group, means.catalogue);
  const before = await records.groups.boundTo(kind, about.value);
  if (before?.channel === chat.channel && before.chat === chat.chat) return done([`这个群已经是${name}。`, '没有改动']);
  const { was, gaveWay } = await records.groups.bind(group);
  await records.trail.append({
    record: `group ${kind} ${about.value}`,
    event: 'group-bound',
    by: by.value.id,
    at,
    facts: { chat: chat.chat, was: was ? groupName(was, means.catalogue) : null, tookOver: gaveWay !== null },
  });
  return done([
    `这个群绑定为${name}。`,
    ...(was ? [`它原来是${groupName(was, means.catalogue)},现在不是了`] : []),
    ...(gaveWay ? [`原来绑定的另一个群已解除,以后消息只到这里`] : []),
    kind === 'line' ? '问本部门的协查会发到这里,点卡片就答' : '代跑的单会发到这里,点卡片就接',
    ...(kind === 'county' ? ['转人工也发到这里:回 编号 您的话;说完了 交还 编号'] : []),
  ]);
}
