const DIGITS: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 幺: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A number as people type or say it, as the source of a pattern: 34, #34, \uFF13\uFF14, 三十四, followed by 号 or not. */
export const TYPED_NUMBER = '[#\\uFF03]?\\s*([0-9\\uFF10-\\uFF19]{1,9}|[零〇一幺二两三四五六七八九十百千]{1,9})\\s*号?';

/** What such a number is worth: 三十四 and 三四 are both 34, 幺二 is 12, as voice input writes them. */
export function typedNumber(typed: string): number {
  const plain = typed.normalize('NFKC');
  if (/^\d+$/u.test(plain)) return Number(plain);
  return /[十百千]/u.test(plain) ? counted(plain) : spelled(plain);
}

function spelled(words: string): number {
  return [...words].reduce((value, word) => value * 10 + (DIGITS[word] ?? 0), 0);
}

function counted(words: string): number {
  let sum = 0;
  let digit: number | null = null;
  for (const word of words) {
    const unit = UNITS[word];
    if (unit === undefined) digit = DIGITS[word] ?? 0;
    else {
      sum += (digit ?? 1) * unit;
      digit = null;
    }
  }
  return sum + (digit ?? 0);
}
