import { TYPED_NUMBER, typedNumber } from '../people/typed-number.ts';

type NumberedVerb = 'answer' | 'return' | 'correct' | 'rule' | 'accept' | 'withdraw' | 'view' | 'pause' | 'resume';

/** What a line about inquiries asks for. The words are left to the rules: whether they make sense depends on who says them, and of what. */
export type InquiryLine =
  /** `task`: its number; `words`: department and fact. */
  | { readonly kind: 'ask'; readonly task: number; readonly words: string }
  | { readonly kind: NumberedVerb; readonly number: number; readonly words: string }
  | { readonly kind: 'mine' }
  /** `whom`: a name when it is said of a colleague; empty for oneself. */
  | { readonly kind: 'duty'; readonly away: boolean; readonly whom: string }
  /** The verb is known, the number is missing. */
  | { readonly kind: 'inquiry-numberless'; readonly verb: string };

const MARKS = '[\\s:,、]*';
const MENTION = /^\s*(?:@[^\s@]{1,40}\s+)+/u;
const END = /[\s。.!~]+$/u;

type Pattern = { readonly verb: string; readonly kind: 'ask' | NumberedVerb };

const VERBS: readonly Pattern[] = [
  { verb: '协查', kind: 'ask' },
  { verb: '答复|答', kind: 'answer' },
  { verb: '退回', kind: 'return' },
  { verb: '更正', kind: 'correct' },
  { verb: '终审', kind: 'rule' },
  { verb: '确认|采用', kind: 'accept' },
  { verb: '撤回', kind: 'withdraw' },
  { verb: '看', kind: 'view' },
  { verb: '停钟', kind: 'pause' },
  { verb: '续钟', kind: 'resume' },
];

/** Behind the number no further digit, no unit and no decimal: 答 34.5 and 看 34 页 are no lines. */
const NUMBER = `${TYPED_NUMBER}(?![0-9零〇一二两三四五六七八九十百千年月日岁页个万元]|[.,、][0-9])`;
/** These take nothing behind the number, so that a sentence that begins like one of them stays a question. */
const BARE: readonly (typeof VERBS)[number]['kind'][] = ['accept', 'withdraw', 'view', 'resume'];

/** What every one of these begins with: most lines do not, and are looked at once instead of ten times. */
const VERB = new RegExp(`^(?:${VERBS.map(({ verb }) => verb).join('|')})`, 'u');

const READERS = VERBS.map(({ verb, kind }) => {
  const words = BARE.includes(kind) ? '()' : '([\\s\\S]*)';
  return { kind, read: new RegExp(`^(?:${verb})${MARKS}${NUMBER}${MARKS}${words}$`, 'u') };
});

const NUMBERLESS = /^(协查|答|退回|更正|终审|停钟|续钟)$/u;
const DUTY = /^(?:我)?(在岗|离岗)(?:了)?(?:[\s:,、]+([\u4E00-\u9FFF·]{2,8}))?$/u;

/** Reads a line of whoever asks or answers; null when it is none. Full-width forms, voice numbers and a mention in front are understood. */
export function readInquiryLine(typed: string): InquiryLine | null {
  const line = typed.normalize('NFKC').replace(MENTION, '').trim();
  const bare = line.replace(END, '');
  if (bare === '我的协查') return { kind: 'mine' };
  const duty = DUTY.exec(bare);
  if (duty) return { kind: 'duty', away: duty[1] === '离岗', whom: duty[2] ?? '' };
  const verb = NUMBERLESS.exec(bare)?.[1];
  if (verb !== undefined) return { kind: 'inquiry-numberless', verb };
  return numbered(line, bare);
}

function numbered(line: string, bare: string): InquiryLine | null {
  if (!VERB.test(bare)) return null;
  for (const { kind, read } of READERS) {
    const found = read.exec(BARE.includes(kind) ? bare : line);
    if (!found) continue;
    const number = typedNumber(found[1] ?? '');
    const words = (found[2] ?? '').trim();
    return kind === 'ask' ? { kind, task: number, words } : { kind, number, words };
  }
  return null;
}
