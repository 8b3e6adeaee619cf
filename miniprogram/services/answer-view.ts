import type { AnswerGiven } from '../../server/http/contract.ts';
import { unbroken } from './spoken-time.ts';

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
  /** What somebody else would ask to get the same answer, none of the reader's own words; null where there is nothing to hand on. */
  readonly shared: { readonly title: string; readonly q: string } | null;
};

const ICONS: Readonly<Record<AnswerGiven['tone'], string>> = {
  free: 'check-circle-filled',
  act: 'edit',
  kept: 'file-paste',
  open: 'info-circle-filled',
  danger: 'error-circle-filled',
};

/** Addresses, which nobody types from a screen, and whatever looks like a number: one alone is a telephone. */
const TAPPED = /https?:\/\/[^\s,;。)]+|[\d-]+/g;
const TELEPHONE = /^(0\d{2,3}-\d{7,8}|1\d{10}|12345|110|119|120)$/;
const NOTICE = /\/board\/(YS-\d{8}-\d{4,6})$/;
const SLIP = /(https?:\/\/\S+\/slips\/)(MZ-\d{8}-\d{4,6})/;

/** Takes an answer apart for the screen: the verdict by itself, telephones that can be tapped, the address of a slip as its code. */
export function viewOf({
  verdict,
  tone,
  text,
  choices,
  why,
  citation,
}: Pick<AnswerGiven, 'verdict' | 'tone' | 'text' | 'choices' | 'why' | 'citation'>): AnswerView {
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
    shared: verdict === '' || tone === 'danger' ? null : sharedOf(citation, verdict),
  };
}

/** 居住证明:不用交。 */
function sharedOf(citation: AnswerGiven['citation'], verdict: string): AnswerView['shared'] {
  if (citation === null) return null;
  const { proof, matter } = citation;
  return { title: `${proof}:${verdict.replace(/[。.]$/, '')}`, q: `${matter ?? ''}还要${proof}吗` };
}

/** `有事打 0990-12345678` becomes words and a telephone that can be called. */
function partsOf(line: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const [found, from] of tappedIn(line)) {
    parts.push(words(line.slice(at, from)), tapped(found));
    at = from + found.length;
  }
  parts.push(words(line.slice(at)));
  return parts.filter(({ text }) => text !== '');
}

/** What can be tapped, and where it begins. Looking back in a pattern is more than an iPhone of 2022 reads. */
function tappedIn(line: string): readonly (readonly [string, number])[] {
  const found = [...line.matchAll(TAPPED)].map((each) => [each[0], each.index ?? 0] as const);
  return found.filter(([text]) => isAddress(text) || TELEPHONE.test(text));
}

const isAddress = (text: string): boolean => text.startsWith('http');

function words(text: string): Part {
  return { text: unbroken(text), does: null, value: '' };
}

function tapped(text: string): Part {
  if (!isAddress(text)) return { text, does: 'call', value: text };
  const notice = NOTICE.exec(text)?.[1];
  return notice === undefined
    ? { text: '复制网址,到浏览器打开', does: 'copy', value: text }
    : { text: '看公示', does: 'open-notice', value: notice };
}
