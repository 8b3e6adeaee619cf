import type { AnswerGiven } from '../../server/http/contract.ts';

type Part = { readonly text: string; readonly telephone: string | null };

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

/** More than these fit no screen; the rest of an answer is said by a person or on the slip. */
const MOST_LINES = 6;

const TELEPHONE = /(?<![\d-])(?:0\d{2,3}-\d{7,8}|1\d{10}|12345|110|119|120)(?![\d-])/g;
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
  const lines = said.filter((line) => line !== '' && !SLIP.test(line)).slice(0, MOST_LINES);
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

/** `有事打 0990-12345678` becomes words and a telephone. */
function partsOf(line: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const found of line.matchAll(TELEPHONE)) {
    parts.push({ text: line.slice(at, found.index), telephone: null }, { text: found[0], telephone: found[0] });
    at = found.index + found[0].length;
  }
  parts.push({ text: line.slice(at), telephone: null });
  return parts.filter(({ text }) => text !== '');
}
