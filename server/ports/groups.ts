import type { Group, GroupKind } from '../core/people/group.ts';

/** Chats of staff that the robot posts to. */
export interface Groups {
  /** Binds a chat. What the chat was bound to, and the chat that was bound to the same, give way. */
  bind(group: Group): Promise<{ readonly was: Group | null; readonly gaveWay: Group | null }>;
  /** The chat for a county, a town or a department; null when none is bound. */
  boundTo(kind: GroupKind, about: string): Promise<Group | null>;
  /** All that are bound, by kind and what they are about. */
  all(): Promise<readonly Group[]>;
  /** What a chat is bound to; null when to nothing. */
  at(chat: Pick<Group, 'channel' | 'chat'>): Promise<Group | null>;
}
