import type { AnswerGiven } from '../../server/http/contract.ts';

/** A stretch of a line. `does`: what a tap on it does with `value`; null for words that are only read. */
type Part = {
  readonly text: string;
  readonly does: 'call' | 'open-notice' | 'copy' | null;
  readonly value: string;
};

/** An answer as the card shows it. */
export type AnswerView = {
  readonly verdict: string;
  readonly tone: AnswerGiven['tone'];
  readonly icon: string;
  readonly lines: readonly (readonly Part[])[];
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly why: string;
  /** A slip that was just issued: its number, and the address that its code holds. */
  readonly slip: { readonly number: string; readonly address: string } | null;
  /** What reading aloud says. */
  readonly spoken: string;
};

const ICONS: Readonly<Record<AnswerGiven['tone'], string>> = {
  free: 'check-circle-filled',
  act: 'edit',
  kept: 'file-paste',
  open: 'info-circle-filled',
  danger: 'error-circle-filled',
};

/** Telephones, and addresses, which nobody types from a screen. */
const TAPPED =
  /(?<address>https?:\/\/[^\s,;。)]+)|(?<![\d-])(?<telephone>0\d{2,3}-\d{7,8}|1\d{10}|12345|110|119|120)(?![\d-])/g;
const NOTICE = /\/board\/(YS-\d{8}-\d{4,6})$/;
const SLIP = /(https?:\/\/\S+\/slips\/)(MZ-\d{8}-\d{4,6})/;

/** Takes an answer apart for the screen: the verdict by itself, telephones that can be tapped, the address of a slip as its code. */
export function viewOf({
  verdict,
  tone,
  text,
  choices,
  why,
}: Pick<AnswerGiven, 'verdict' | 'tone' | 'text' | 'choices' | 'why'>): AnswerView {
  const [first = '', ...rest] = text.split('\n');
  const headline = verdict || first;
  const said = verdict ? rest : rest.filter((line) => line !== first);
  const found = SLIP.exec(text);
  const slip = found ? { number: found[2] ?? '', address: found[0] } : null;
  const lines = said.filter((line) => line !== '' && !SLIP.test(line));
  return {
    verdict: slip ? '凭条开好了' : headline.replace(/[。.]$/, ''),
    tone,
    icon: slip ? 'qrcode' : ICONS[tone],
    lines: lines.map(partsOf),
    choices: choices.map(({ id, label }) => ({ id, label })),
    why: tone === 'danger' ? '' : why,
    slip,
    spoken: [headline, ...lines].join('。'),
  };
}

/** `有事打 0990-12345678` becomes words and a telephone that can be called. */
function partsOf(line: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const found of line.matchAll(TAPPED)) {
    parts.push(words(line.slice(at, found.index)), tapped(found[0], found.groups?.address !== undefined));
    at = found.index + found[0].length;
  }
  parts.push(words(line.slice(at)));
  return parts.filter(({ text }) => text !== '');
}

function words(text: string): Part {
  return { text, does: null, value: '' };
}

function tapped(text: string, isAddress: boolean): Part {
  if (!isAddress) return { text, does: 'call', value: text };
  const notice = NOTICE.exec(text)?.[1];
  return notice === undefined
    ? { text: '复制网址,到浏览器打开', does: 'copy', value: text }
    : { text: '看公示', does: 'open-notice', value: notice };
}
