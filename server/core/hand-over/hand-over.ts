import type { Talk } from '../conversation/message.ts';
import type { Instant } from '../time.ts';

export type HandOverReason =
  | 'asked'
  | 'failed'
  | 'urgent'
  | 'not-in-list'
  | 'not-found'
  | 'window-insists'
  | 'complaint';

/** 转人工: a conversation handed to a person. Open until a person gives it back or the citizen leaves. */
export type HandOver = {
  readonly number: number;
  readonly reason: HandOverReason;
  readonly talk: Talk;
  /** Where the citizen can be reached, in the channel's own writing; null: nowhere, he has to look (web, terminal). */
  readonly recipient: string | null;
  /** What was said before, personal data taken out. */
  readonly transcript: readonly string[];
  /** The place the questions were about, by its full name. */
  readonly place: string;
  /** The slip that the window does not accept; null when there is none. */
  readonly slip: string | null;
  /** The complaint that it answers; absent as a rule. */
  readonly complaint?: string;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** Id of who answers; null while nobody does. */
  readonly holder: string | null;
  /** The holder's last word. */
  readonly answeredAt: Instant | null;
  /** Id of who ended it, or `citizen`. */
  readonly closedBy: string | null;
};

/** Something said while a person holds the conversation. `by`: a staff id, null for the citizen and the bot. */
export type HandOverLine = {
  readonly from: 'citizen' | 'staff' | 'bot';
  readonly by: string | null;
  readonly text: string;
  readonly at: Instant;
};

export const REASONS: Readonly<Record<HandOverReason, string>> = {
  asked: '群众要找人',
  failed: '两次没听明白',
  urgent: '急事',
  'not-in-list': '清单里没有',
  'not-found': '没查到',
  'window-insists': '窗口还是要',
  complaint: '群众反映',
};
