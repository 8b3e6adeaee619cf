import type { Content, Incoming } from '../../server/core/conversation/message.ts';
import type { Speaker } from '../../server/core/people/colleague.ts';
import type { Instant } from '../../server/core/time.ts';
import { readObject } from './json-object.ts';
import { plainText, withoutMention } from './plain-text.ts';
import type { Recipient } from './recipient.ts';
import { mayPostTo } from './session-webhook.ts';

/** A robot message in the shape that every channel shares, and the way back. */
export type Heard = {
  readonly incoming: Incoming;
  readonly recipient: Recipient;
  /** The member of the robot's organisation who speaks; null for everybody else. */
  readonly speaker: Speaker | null;
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads `data` of a robot frame. Null when it is no message of a person in a conversation (or the robot's own).
 * `webhookOrigin`: the configured origin of sessionWebhooks. Source of the fields: developerpedia docs/learn/bot/message.md.
 */
export function parseRobotMessage(data: string, at: Instant, webhookOrigin: string): Heard | null {
  const message = readObject(data);
  const chat = text(message.conversationId);
  const messageId = text(message.msgId);
  const robot = text(message.robotCode);
  const sender = text(message.senderId);
  const staff = staffOf(message);
  const person = staff ?? sender;
  if (!chat || !messageId || !robot || !person || sender === text(message.chatbotUserId)) return null;
  const to = message.conversationType === '1' ? 'person' : 'group';
  return {
    incoming: { channel: 'dingtalk', account: robot, chat, person, messageId, at, content: contentOf(message) },
    recipient: { to, chat, robot, staff, webhook: webhookOf(message, webhookOrigin) },
    speaker: speakerOf(message, staff),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A staffId names a person of the robot's own organisation only; others of the same id are strangers (security.md T03). */
function staffOf({ senderStaffId, senderCorpId, chatbotCorpId }: Fields): string | null {
  const foreign = text(senderCorpId) !== null && senderCorpId !== chatbotCorpId;
  return foreign ? null : text(senderStaffId);
}

/** The platform names the robot's own organisation in every message, and only that one's people have a staffId here. */
function speakerOf({ chatbotCorpId }: Fields, staffId: string | null): Speaker | null {
  const corpId = text(chatbotCorpId);
  return corpId === null || staffId === null ? null : { corpId, staffId };
}

function webhookOf({ sessionWebhook, sessionWebhookExpiredTime }: Fields, origin: string): Recipient['webhook'] {
  const address = text(sessionWebhook);
  if (address === null || !mayPostTo(address, origin)) return null;
  return { address, until: Number(sessionWebhookExpiredTime) || 0 };
}

function contentOf(message: Fields): Content {
  const content = fields(message.content);
  switch (message.msgtype) {
    case 'text':
      return said(text(fields(message.text).content) ?? '');
    case 'richText':
      return richText(content.richText);
    case 'picture':
      return picture(content);
    case 'audio': {
      const recognised = plainText(text(content.recognition) ?? '');
      return { kind: 'voice', recognised: recognised === '' ? null : recognised };
    }
    default:
      return { kind: 'event', name: nameOf(message.msgtype) };
  }
}

/** The text parts in order; a message of pictures alone is a picture. */
function richText(parts: unknown): Content {
  const list = Array.isArray(parts) ? parts.map(fields) : [];
  const words = list.map((part) => text(part.text) ?? '').join('');
  const content = said(words);
  const pictured = list.find((part) => part.type === 'picture' || part.downloadCode !== undefined);
  return content.kind === 'event' && pictured ? picture(pictured) : content;
}

function picture({ downloadCode }: Fields): Content {
  const reference = text(downloadCode);
  return reference === null || reference.length > 2_000 ? { kind: 'image' } : { kind: 'image', reference };
}

/** A mention with nothing behind it is a greeting. */
function said(raw: string): Content {
  const words = withoutMention(plainText(raw));
  return words === '' ? { kind: 'event', name: 'mentioned' } : { kind: 'text', text: words };
}

/** What the kind of a message that is not read is called in the transcript. */
function nameOf(msgtype: unknown): string {
  if (msgtype === 'video') return '视频';
  return msgtype === 'file' ? '文件' : '看不懂的消息';
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
