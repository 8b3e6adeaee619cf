import { createHash } from 'node:crypto';
import { commandOfChoice } from '../../server/core/conversation/command.ts';
import type { Content } from '../../server/core/conversation/message.ts';
import type { Fields } from './flat-xml.ts';

/** One message or event of one citizen, as the platform pushed it. */
export type Heard = {
  /** MsgId, kept as text because it has 64 bits; for events, which have none, a digest of who, when and what. */
  readonly id: string;
  /** The citizen's openid. */
  readonly from: string;
  /** The account's original id (`gh_…`): the sender of a passive reply. */
  readonly to: string;
  /** CreateTime in seconds. */
  readonly sentAt: number;
  /** What it means to us; null when nobody expects an answer (somebody left, a page was opened). */
  readonly content: Content | null;
};

const OPENID = /^[\w-]{1,64}$/;
const MEDIA_ID = /^[\w-]{1,200}$/;
/** What arrives as text when the platform cannot show a message to an account: stickers, red packets, group cards. */
const UNSHOWN = /^【收到不支持的消息类型[^】]{0,40}】$/u;
/** Events after which a citizen waits for an answer. All others are only told to us. */
const EVENTS_ANSWERED: Readonly<Record<string, string>> = {
  subscribe: 'subscribe',
  SCAN: 'scan',
  scancode_waitmsg: 'scan',
};

/** Reads a pushed message. Null when it names no sender, no receiver, no time or no kind. Source: 接收普通消息, 接收事件推送. */
export function parseMessage(fields: Fields): Heard | null {
  const { FromUserName: from = '', ToUserName: to = '', CreateTime: time = '', MsgType: kind = '' } = fields;
  if (!OPENID.test(from) || !OPENID.test(to) || !/^\d{1,12}$/.test(time) || kind === '') return null;
  return { id: idOf(fields), from, to, sentAt: Number(time), content: contentOf(kind, fields) };
}

function idOf(fields: Fields): string {
  const { MsgId: id = '', FromUserName: from, CreateTime: time, Event: event, EventKey: key } = fields;
  if (/^\d{1,32}$/.test(id)) return id;
  const digest = createHash('sha256').update(JSON.stringify([from, time, event, key]));
  return `event-${digest.digest('hex').slice(0, 32)}`;
}

function contentOf(kind: string, fields: Fields): Content | null {
  switch (kind) {
    case 'text':
      return textOf(fields.Content ?? '', fields.bizmsgmenuid);
    case 'voice':
      return { kind: 'voice', recognised: readable(fields.Recognition ?? '') || null };
    case 'image':
      return MEDIA_ID.test(fields.MediaId ?? '')
        ? { kind: 'image', reference: fields.MediaId ?? '' }
        : { kind: 'image' };
    case 'event':
      return eventOf(fields);
    default: // location, link, video, shortvideo, file, and whatever comes to be invented
      return { kind: 'event', name: 'unsupported' };
  }
}

/** A tapped text link comes back as text with the id that the link carried. */
function textOf(typed: string, tapped: string | undefined): Content {
  if (tapped !== undefined && tapped !== '') return { kind: 'choice', id: decoded(tapped) };
  const text = readable(typed);
  if (text === '' || UNSHOWN.test(text)) return { kind: 'event', name: 'unsupported' };
  return { kind: 'text', text };
}

function eventOf({ Event: event = '', EventKey: key = '' }: Fields): Content | null {
  if (event === 'CLICK') return menuClick(key);
  const name = Object.hasOwn(EVENTS_ANSWERED, event) ? EVENTS_ANSWERED[event] : undefined;
  return name === undefined ? null : { kind: 'event', name };
}

/** A menu key is one of our commands, or the Chinese words a citizen would type. */
function menuClick(key: string): Content {
  if (typeof commandOfChoice(key) === 'string') return { kind: 'choice', id: key };
  return /\p{Script=Han}/u.test(key) ? { kind: 'text', text: readable(key) } : { kind: 'event', name: 'menu' };
}

/** Control characters become spaces; a text of nothing but invisible characters is empty. */
function readable(text: string): string {
  const visible = text.replace(/\p{Cc}/gu, ' ').trim();
  return /[^\p{Cf}\p{Z}]/u.test(visible) ? visible : '';
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
