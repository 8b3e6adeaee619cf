import { checkCharacter } from '../../server/core/people/check-character.ts';

/** A hash may hold anything by chance. Digits alone are no hash. */
const HASH = /\b(?=[0-9]*[a-f])[0-9a-f]{10,}/gu;

/** What people put between digits. */
const GAP = '[\\s\\p{Cf}·_-]{0,2}';
const digits = (first: string, rest: string): RegExp =>
  new RegExp(`(?<![0-9]${GAP})${first}(?:${GAP}[0-9])${rest}(?!${GAP}[0-9])`, 'gu');
const ID_NUMBER = digits('[1-9]', `{16}${GAP}[0-9X]`);
const MOBILE = digits(`1${GAP}[3-9]`, '{9}');
const BANK_CARD = digits('6', '{15,18}');

/** Characters of a long number that tell whose it is, behind the region that is everybody's. */
const WINDOW = 10;
const REGION = 6;
const LONG_NUMBER = /^\d{15,}[0-9X]?\d*$/u;

/** What of people stands in a text, in any width and spacing: what they told (`planted`), and what looks like a number of theirs. */
export function leaksIn(text: string, planted: readonly string[]): readonly string[] {
  const shown = text.replace(HASH, ' ').normalize('NFKC').toUpperCase();
  const said = bare(shown);
  return [
    ...planted.flatMap(partsOf).filter((part) => said.includes(part)),
    ...found(shown, ID_NUMBER).filter((number) => checkCharacter(number.slice(0, 17)) === number.slice(17)),
    ...found(shown, MOBILE),
    ...found(shown, BANK_CARD).filter(isCard),
  ];
}

function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([number]) => bare(number));
}

function bare(text: string): string {
  return text.replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '');
}

/** A name or an address as a whole; of a long number every part by which its owner could be found. */
function partsOf(value: string): readonly string[] {
  const whole = bare(value.normalize('NFKC').toUpperCase());
  if (!LONG_NUMBER.test(whole)) return whole.length > 1 ? [whole] : [];
  const own = whole.slice(REGION);
  return Array.from({ length: own.length - WINDOW + 1 }, (_, at) => own.slice(at, at + WINDOW));
}

/** Luhn's check of a bank card. */
function isCard(number: string): boolean {
  const sum = [...number].reverse().reduce((all, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return all + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
