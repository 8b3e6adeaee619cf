import type { Choice, Reply } from '../../server/core/conversation/message.ts';
import type { Refusal } from '../../server/core/result.ts';

/** The longest text the platform takes, in bytes of UTF-8, both for passive replies and for customer messages. */
export const LONGEST_TEXT = 2048;

/** A reply as one text: the lines, then one line a choice, each to be tapped or answered by its number. `ownUrl` is the only address that may stand in it. */
export function renderReply(reply: Reply, ownUrl: string): string {
  const lines = reply.lines.map((line) => harmless(line, ownUrl));
  const whole = [...lines, ...reply.choices.map(linkLine)].join('\n');
  if (bytes(whole) <= LONGEST_TEXT) return whole;
  const typed = reply.choices.map(typedLine);
  const plain = [...lines, ...typed].join('\n');
  return bytes(plain) <= LONGEST_TEXT
    ? plain
    : [shortened(lines.join('\n'), bytes(typed.join('\n'))), ...typed].join('\n');
}

/** A refusal: what is wrong, and what to do instead. */
export function renderRefusal({ message, next }: Refusal): string {
  return shortened(`${message}\n${next}`, 0);
}

/** What nearly none of our lines holds: something invisible, mark-up, or an address. */
const HARMFUL = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069<>]|:\/\//u;

/** Text may quote what a citizen typed: no mark-up, no link but our own, nothing invisible. */
function harmless(line: string, ownUrl: string): string {
  if (!HARMFUL.test(line)) return line;
  return line
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replace(/(?:https?|weixin):\/\/[\w%#?&=+~!:;,.@$'()*/-]{0,500}/gi, (url) => (own(url, ownUrl) ? url : '〈链接〉'));
}

function own(url: string, ownUrl: string): boolean {
  return url === ownUrl || url.startsWith(`${ownUrl}/`);
}

/** Source: 文本消息 → 发送菜单消息: a tap sends `msgmenucontent` back, with `msgmenuid` as bizmsgmenuid. */
function linkLine(choice: Choice, index: number): string {
  const label = labelOf(choice);
  const link = `weixin://bizmsgmenu?msgmenucontent=${label}&msgmenuid=${encodeURIComponent(choice.id)}`;
  return `回复 ${index + 1} <a href="${link}">${label}</a>`;
}

function typedLine(choice: Choice, index: number): string {
  return `回复 ${index + 1} ${labelOf(choice)}`;
}

function labelOf({ label }: Choice): string {
  return label.replace(/[\p{Cc}<>"'&#?=]/gu, '').slice(0, 60);
}

/** Cuts on a character, never inside one, and says so with an ellipsis. `reserved`: bytes that others need, besides a line break. */
function shortened(text: string, reserved: number): string {
  const room = LONGEST_TEXT - reserved - (reserved > 0 ? 1 : 0);
  if (bytes(text) <= room) return text;
  const kept: string[] = [];
  let used = bytes('…');
  for (const character of text) {
    used += bytes(character);
    if (used > room) break;
    kept.push(character);
  }
  return `${kept.join('')}…`;
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
