import { done, type Result, refused } from '../result.ts';
import { isDay } from '../time.ts';
import { checkCharacter } from './check-character.ts';

const DIGITS = 17;
const SHAPE = /^[1-9]\d{5}(?:19|20)\d{9}[\dX]$/;
/** Digits enough that an identity number must be meant. */
const MEANT = /(?<![0-9A-Z])\d{14,17}[0-9X](?![0-9A-Z])/u;

/** True for a resident identity number (GB 11643-1999): 18 characters, a date that exists, the right check character; `x` counts as `X`. */
export function isIdNumber(text: string): boolean {
  const number = text.toUpperCase();
  const [, year, month, day] = /^.{6}(\d{4})(\d{2})(\d{2})/.exec(number) ?? [];
  if (!SHAPE.test(number) || !isDay(`${year}-${month}-${day}`)) return false;
  return checkCharacter(number.slice(0, DIGITS)) === number.slice(DIGITS);
}

/** The identity number in a message, in any width, with spaces and dashes between. Null when none is meant; refuses one that cannot be one. */
export function readIdNumber(typed: string): Result<string> | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/(?<=\d)[\s-]{1,2}(?=[\dX])/gu, '');
  const number = MEANT.exec(text)?.[0];
  if (number === undefined) return null;
  if (isIdNumber(number)) return done(number);
  return refused('id-number-wrong', '身份证号不对,没有记。', '照着身份证再写一次,18 位,最后一位可能是 X。');
}

/** 尾号 23X: enough to see whether it is one's own, and to nobody else anything. */
export function tailOfIdNumber(number: string): string {
  return `尾号 ${number.slice(-3)}`;
}
