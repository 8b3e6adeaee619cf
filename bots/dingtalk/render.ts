import type { Reply } from '../../server/core/conversation/message.ts';

/** A message may have 20,000 bytes; split at 3,800 characters it stays below that with every character taking three (platforms.md). */
const MOST_CHARACTERS = 3_800;

export type Rendered = { readonly title: string; readonly text: string };

export type Manner = {
  /** staffId of who asked, to be mentioned in a group; null in single chats and for strangers. */
  readonly mention: string | null;
  /** The only address that links may point to, without a slash at the end. */
  readonly ownAddress: string;
  /** An earlier try may have reached the reader. */
  readonly again: boolean;
};

/** A reply as DingTalk markdown, in as many messages as it takes. */
export function renderReply(reply: Reply, manner: Manner): readonly Rendered[] {
  const [headline = '', ...rest] = reply.lines.map((line) => tame(line, manner.ownAddress));
  const title = [...headline].slice(0, 40).join('');
  const lines = [
    ...(manner.again ? ['(上一条可能没发出去,再发一次)'] : []),
    ...(manner.mention === null ? [] : [`@${manner.mention}`]),
    `**${headline}**`,
    ...rest,
    ...choiceLines(reply, manner),
  ];
  return split(lines).map((text) => ({ title, text }));
}

function choiceLines({ choices }: Reply, { mention, ownAddress }: Manner): readonly string[] {
  if (choices.length === 0) return [];
  const numbered = choices.map(({ label }, at) => `${at + 1} ${tame(label, ownAddress)}`).join(' · ');
  return [`${mention === null ? '回复数字' : '@我 回复数字'}:${numbered}`];
}

/** What markdown or the client would act on; #12 is no heading, the number of a task. It is replaced by its full-width twin: no client takes that for markup, and no backslash is ever seen. */
const MARKUP = /[*_`[\]<>|~!@\\]|#(?![0-9])/gu;

/** Full-width forms stand this far above the ASCII characters they repeat. */
const TWIN = 0xfee0;

const DOT = '[.\\u3002\\uff0e\\uff61]';
const REST = '[^\\s,;()\\uff0c\\u3002\\uff1b\\u3001\\uff09\\u3009\\u201d]{0,2000}';

/** Addresses with or without a scheme, whatever dot is used. Each label is bounded, so that a long line costs no more than its length. */
const ADDRESS = `[a-z][a-z0-9+.-]{1,20}://${REST}|[a-z0-9-]{1,63}(?:${DOT}[a-z0-9-]{1,63}){0,5}${DOT}[a-z]{2,24}(?:[:/]${REST})?`;

const links = new Map<string, RegExp>();

/** Our own links as the first group, and every other address. Put together once: it is dear. */
function linksBeside(ownAddress: string): RegExp {
  const known = links.get(ownAddress);
  if (known) return known;
  const own = `${ownAddress.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:/[\\w~?=&%-][\\w.~?=&%-]*)*(?![\\w@:.-])`;
  const made = new RegExp(`(${own})|${ADDRESS}`, 'giu');
  links.set(ownAddress, made);
  return made;
}

const HARMLESS =
  '[\\u4e00-\\u9fff\\u3001\\u3002\\uff0c\\uff1a\\uff1b\\uff1f\\u201c\\u201d0-9,:;?()/\\-–·《》〈〉〔〕「」]';

/** Chinese, digits and their marks: no mark-up, no letter of an address, no space to be folded, and no list begins. So are nearly all our lines. */
const TAME = new RegExp(`^(?!-)${HARMLESS}*(?: ${HARMLESS}+)*$`, 'u');

/** One line without markup, mentions or strange links; our own links stay as they are. */
export function tame(line: string, ownAddress: string): string {
  if (TAME.test(line)) return line;
  const kept: string[] = [];
  const marked = line.replaceAll('\u0000', '').replace(linksBeside(ownAddress), (_, ours?: string) => {
    if (ours === undefined) return '〈链接已去掉〉';
    kept.push(ours);
    return `\u0000${kept.length - 1}\u0000`;
  });
  const plain = marked
    .replace(/\s+/gu, ' ')
    .replace(MARKUP, (mark) => String.fromCodePoint(mark.charCodeAt(0) + TWIN))
    .replace(/^([-+]|\d+\.) /u, '$1\u3000');
  return plain
    .split('\u0000')
    .reduce((whole, part, at) => whole + (at % 2 === 0 ? part : (kept[Number(part)] ?? '')), '');
}

const PIECE = new RegExp(`.{1,${MOST_CHARACTERS}}`, 'gsu');

/** Packs lines into messages; a line that is too long for one is cut. */
function split(lines: readonly string[]): readonly string[] {
  const pieces = lines.flatMap((line) => line.match(PIECE) ?? []);
  const messages: string[] = [];
  for (const piece of pieces) {
    const last = messages.at(-1);
    const joined = last === undefined ? piece : `${last}\n\n${piece}`;
    if (last !== undefined && joined.length <= MOST_CHARACTERS) messages[messages.length - 1] = joined;
    else messages.push(piece);
  }
  return messages;
}
