import type { Card } from '../card/card.ts';
import type { Instant } from '../time.ts';

/** One thing a person can tap, type by its number, or type by its label: all three are the same act. */
export type Choice = { readonly id: string; readonly label: string };

/** Where a person talks with us: the key under which the conversation is kept. */
export type Talk = {
  readonly channel: string;
  readonly account: string;
  readonly chat: string;
  readonly person: string;
};

export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly id: string }
  | { readonly kind: 'voice'; readonly recognised: string | null }
  /** `reference`: what the platform calls the picture, by which its channel can fetch it; absent when it cannot be fetched. */
  | { readonly kind: 'image'; readonly reference?: string }
  | { readonly kind: 'event'; readonly name: string };

/** What every channel reduces its messages to. `messageId` is the platform's own id: a second delivery carries the same. */
export type Incoming = Talk & { readonly messageId: string; readonly at: Instant; readonly content: Content };

/** Where somebody talks, without what he said. */
export function talkOf({ channel, account, chat, person }: Talk): Talk {
  return { channel, account, chat, person };
}

/**
 * What a channel sends: the lines, and up to four things to tap; or a card, whose lines then are what a channel without cards says
 * (the recipient is the card itself, so that its changes keep their order).
 */
export type Reply = { readonly lines: readonly string[]; readonly choices: readonly Choice[]; readonly card?: Card };

/** The key under which the reply to a message is put into the outbox: a second put of the same reply is harmless. */
export function replyKey({ channel, account, messageId }: Pick<Incoming, 'channel' | 'account' | 'messageId'>): string {
  return `reply ${channel} ${account} ${messageId}`;
}

/** What a person sent, in words. */
export function textOf(content: Content): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'choice':
      return `〈选 ${content.id}〉`;
    case 'voice':
      return content.recognised ?? '〈语音〉';
    case 'image':
      return '〈图片〉';
    case 'event':
      return `〈${content.name}〉`;
  }
}
