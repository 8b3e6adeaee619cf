import { checkCharacter } from '../people/check-character.ts';
import { isIdNumber } from '../people/id-number.ts';
import { done, type Result, refused } from '../result.ts';
import type { NumberRule } from './notice-kind.ts';

const ID_LENGTH = 18;
/** Shorter numbers would be half told by four characters. */
const LEAST_SHOWN = 8;
const MOBILE = /1[3-9]\d{9}/u;

/**
 * The number that a text holds, as it is compared: capitals and digits without gaps. Null when the text holds nothing of the kind.
 * Refuses a number of the wrong length, with other characters, or with a wrong check character.
 */
export function readCertificateNumber(typed: string, rule: NumberRule): Result<string> | null {
  const runs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/(?<=[0-9A-Z])[\s\-\u2013\u2014._]{1,3}(?=[0-9A-Z])/gu, '')
    .match(/[0-9A-Z]{4,40}/gu);
  if (runs === null) return null;
  const number = runs.find(({ length }) => rule.lengths.includes(length)) ?? runs[0] ?? '';
  const wrong = (message: string) => refused('certificate-number-wrong', message, `照着证件再发一次:${rule.hint}。`);
  if (!rule.lengths.includes(number.length)) return wrong(`证号应是 ${rule.lengths.join(' 或 ')} 位,没有记。`);
  if (!charactersFit(number, rule)) return wrong('证号里有不该有的字母,没有记。');
  if (!checksOut(number, rule)) return wrong('证号的校验位不对,没有记。');
  return done(number);
}

function charactersFit(number: string, { letters, startsWithIdNumber }: NumberRule): boolean {
  if (letters) return /^[0-9A-Z]+$/.test(number);
  return startsWithIdNumber ? /^\d{17}[\dX]\d*$/.test(number) : /^\d+[\dX]$/.test(number);
}

function checksOut(number: string, { startsWithIdNumber, check }: NumberRule): boolean {
  if (startsWithIdNumber && !isIdNumber(number.slice(0, ID_LENGTH))) return false;
  return check === null || checkCharacter(number.slice(0, -1)) === number.slice(-1);
}

/** The ID number that stands in a certificate number; null when none does by rule. */
export function idNumberIn(number: string, { startsWithIdNumber }: NumberRule): string | null {
  return startsWithIdNumber ? number.slice(0, ID_LENGTH) : null;
}

/**
 * What the public sees of a number: the first two and last two characters, or nothing. Nothing of one that holds an ID number by rule,
 * of one that somebody typed an ID or telephone number into, and of a short one.
 */
export function shownNumber(number: string, rule: NumberRule): string | null {
  if (rule.startsWithIdNumber || number.length < LEAST_SHOWN) return null;
  if (MOBILE.test(number) || holdsIdNumber(number)) return null;
  return `${number.slice(0, 2)}****${number.slice(-2)}`;
}

function holdsIdNumber(number: string): boolean {
  return [...number].some((_, at) => isIdNumber(number.slice(at, at + ID_LENGTH)));
}
