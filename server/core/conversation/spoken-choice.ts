import type { Choice } from './message.ts';

const NUMBERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6 };

/** Words by which people accept or refuse when they were asked yes or no. */
const YES_WORDS = ['是', '是的', '对', '对的', '嗯', '要', '有', '好', '好的', '可以', '行'];
const NO_WORDS = ['不是', '否', '不', '没有', '不用', '不要', '都不是', '不对'];

/** The choice a person meant by typing its number (2, 2., 选2, 第二个) or its label; null when he typed something else. */
export function spokenChoice(text: string, choices: readonly Choice[]): Choice | null {
  const said = text
    .normalize('NFKC')
    .replace(/[\s。.,!、]+$/u, '')
    .trim();
  return byNumber(said, choices) ?? byLabel(said, choices) ?? byYesOrNo(said, choices);
}

function byNumber(said: string, choices: readonly Choice[]): Choice | null {
  const match = /^(?:选|选择|回复|我选)?第?([1-6一二两三四五六])(?:个|项|号|\.)?$/u.exec(said);
  if (!match) return null;
  const digit = match[1] ?? '';
  return choices[(NUMBERS[digit] ?? Number(digit)) - 1] ?? null;
}

function byLabel(said: string, choices: readonly Choice[]): Choice | null {
  const exact = choices.find((choice) => choice.label === said);
  if (exact) return exact;
  if (said.length < 2) return null;
  const within = choices.filter((choice) => choice.label.includes(said) || said.includes(choice.label));
  return within.length === 1 ? (within[0] ?? null) : null;
}

function byYesOrNo(said: string, choices: readonly Choice[]): Choice | null {
  if (NO_WORDS.includes(said)) return choices.find((choice) => choice.id === 'no' || choice.id === 'none') ?? null;
  if (YES_WORDS.includes(said)) return choices.find((choice) => choice.id === 'yes') ?? null;
  return null;
}
