import type { WordsOffer } from './offer.ts';

/** What a message is to a line that lacked its words: `left`: he does not want it any more. */
export type Rest = { readonly kind: 'line'; readonly line: string } | { readonly kind: 'left' };

const MENTION = /^\s*(?:@[^\s@]{1,40}\s+)+/u;
const LEFT = /^(?:算了|不了|不用了|先不|取消|退出|返回|不办了|点错了)[\s。.!~]*$/u;
const NUMBER = /^(?:回复?|选)?\s*([1-9])\s*[.。]?$/u;
/** Whoever asks something does not answer: a deed that cannot be undone must not take a question for its words. */
const QUESTION = /[?]$|(?:吗|呢|么)[\s。.!]*$|^(?:请问|怎么|为什么|还要|要不要)/u;

/** 好的我去看看: said to the robot as to a colleague, and no result either. */
const PLEASANTRY =
  /^(?:好的?|收到|谢谢|多谢|嗯+|哦+|行|知道了?|明白了?|稍等|等一下|等会儿?|马上|我去[问看查办])(?:$|[\s,、。.!~]|我|就|这就|马上|去|[问看查办]|一下)/u;

/** The line with its words: those behind the number that was typed, or what was typed itself. Null when it is a question or a pleasantry. */
export function restOfLine({ line, choices }: WordsOffer, typed: string): Rest | null {
  const text = typed.normalize('NFKC').replace(MENTION, '').trim();
  if (isLeft(text)) return { kind: 'left' };
  const chosen = choices[Number(NUMBER.exec(text)?.[1] ?? 0) - 1];
  if (chosen !== undefined) return { kind: 'line', line: `${line} ${chosen}` };
  return text === '' || QUESTION.test(text) || PLEASANTRY.test(text) ? null : { kind: 'line', line: `${line} ${text}` };
}

/** 算了: he does not want it any more. */
export function isLeft(typed: string): boolean {
  return LEFT.test(typed.normalize('NFKC').replace(MENTION, '').trim());
}

/** 回复数字:1 … · 2 …, as the last line of what somebody is asked; none when there is nothing to choose. */
export function choiceLines(choices: readonly string[]): readonly string[] {
  return choices.length === 0
    ? []
    : [`回复数字:${choices.map((choice, at) => `${at + 1} ${shown(choice)}`).join(' · ')}`];
}

/** The dot stands between the choices. */
function shown(choice: string): string {
  return choice.replaceAll(' · ', '、');
}
