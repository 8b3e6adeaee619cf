import type { Fields } from './fake-dingtalk-http.ts';
import { readFields } from './fake-dingtalk-http.ts';
import type { Tap } from './transcript.ts';

/** A robot's message as people in DingTalk see it. `calls`: staffId of who is mentioned. */
type Shown = { readonly calls: string | null; readonly lines: readonly string[]; readonly taps: readonly Tap[] };

/** Buttons that write into the chat carry what they write in such an address. */
const SENDS = 'dtmd://dingtalkclient/sendMessage?content=';
const NUMBERED = /^(?:@我 )?回复数字[:\uFF1A](.+)$/u;

/** Reads the body of a webhook or template send: markdown, text, or a card with buttons. */
export function shownInDingTalk(body: Fields): Shown {
  const card = cardOf(body);
  const text = String(card.text ?? card.markdown ?? card.content ?? '');
  const [first = '', ...rest] = text.split(/\n+/u).filter((line) => line.trim() !== '');
  const calls = /^@(\S+)$/u.exec(first)?.[1] ?? null;
  const lines = calls === null ? [first, ...rest] : rest;
  const numbered = NUMBERED.exec(lines.at(-1) ?? '');
  return {
    calls,
    lines: (numbered ? lines.slice(0, -1) : lines).map(plain),
    taps: [...(numbered ? choices(numbered[1] ?? '') : []), ...buttons(card)],
  };
}

/** The fields that carry the words, wherever the kind of message keeps them. */
function cardOf(body: Fields): Fields {
  if (typeof body.msgParam === 'string') return readFields(body.msgParam);
  const inner = body[String(body.msgtype)];
  return typeof inner === 'object' && inner !== null ? (inner as Fields) : {};
}

function plain(line: string): string {
  return line
    .replace(/^#{1,6} /u, '')
    .replace(/^> /u, '')
    .replace(/\*\*(.+?)\*\*/gu, '$1');
}

/** 1 要凭条 · 2 窗口还是要: typing the number is the tap. */
function choices(text: string): readonly Tap[] {
  return text.split(' · ').flatMap((part) => {
    const [, number = '', label = ''] = /^(\d+) (.+)$/u.exec(part) ?? [];
    return number === '' ? [] : [{ label, text: number, menuId: null }];
  });
}

/** Buttons of action cards: of webhooks (`btns`), of templates (`actionTitle1`, `actionURL1`), and single ones. */
function buttons(card: Fields): readonly Tap[] {
  const listed = Array.isArray(card.btns) ? (card.btns as Fields[]).map((each) => [each.title, each.actionURL]) : [];
  const numbered = [1, 2, 3, 4, 5].map((at) => [card[`actionTitle${at}`], card[`actionURL${at}`]]);
  return [...listed, ...numbered, [card.singleTitle, card.singleURL]].flatMap(([label, address]) => {
    if (typeof label !== 'string' || typeof address !== 'string' || !address.startsWith(SENDS)) return [];
    return [{ label, text: decoded(address.slice(SENDS.length)), menuId: null }];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
