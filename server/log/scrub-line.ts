/** A digit in any width or script, and what people put between digits: spaces, hyphens, dots, full-width or not. */
const DIGIT = '[\\p{Nd}\\p{No}]';
const GAP = '[\\s\\u3000\\-\\u2010-\\u2015\\u2212\\uFF0D_.\\uFF0E\\u00B7\\u30FB]{0,2}';

/** Our own public numbers (MZ-20261121-0004) stay readable: they name a record, not a person. */
const OWN_NUMBER = `(?:MZ|QP|CN|XC|YS)-\\d{8}-\\d{4,6}(?!${DIGIT})`;

/** Eleven digits or more, however spaced: identity cards, telephones, bank cards. An identity card may end in X. */
const LONG_NUMBER = `${DIGIT}(?:${GAP}${DIGIT}){10,}(?:${GAP}[xX\\uFF38\\uFF58])?`;

const NUMBERS = new RegExp(`(?<!${DIGIT})(?:${OWN_NUMBER}|${LONG_NUMBER})`, 'gu');
const OWN = new RegExp(`^${OWN_NUMBER}$`, 'u');

/**
 * The last gate of the log: takes every long number out of a line that is about to be written, whatever field or message
 * it hid in. The line stays valid JSON because only digits and spacing are replaced.
 */
export function scrubLine(line: string): string {
  return line.replace(NUMBERS, (found) => (OWN.test(found) ? found : '[number]'));
}
