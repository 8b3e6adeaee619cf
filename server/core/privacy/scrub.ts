/** One digit in either width, and the pieces that numbers are built from. */
const DIGIT = '[0-9\\uFF10-\\uFF19]';
const ONE = '[1\\uFF11]';
const ZERO = '[0\\uFF10]';
const THREE_TO_NINE = '[3-9\\uFF13-\\uFF19]';
const CHECK = '[0-9\\uFF10-\\uFF19Xx\\uFF38\\uFF58]';
const GAP = '[\\s\\-\\u2013\\u2014\\u00B7.]{0,2}';

const run = (count: string): string => `(?:${DIGIT}${GAP}){${count}}`;
const alone = (pattern: string): RegExp => new RegExp(`(?<!${DIGIT})${pattern}(?!${DIGIT})`, 'gu');

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const NAMED =
  '(我叫|名叫|姓名[是:\\uFF1A]?\\s?|本人)(?!什么)[\\u4E00-\\u9FFF\\u00B7]{2,4}(?=[,\\uFF0C。;\\uFF1B\\s]|$)';

type Pattern = { readonly find: RegExp; readonly put: string };

/** What each of the numbers holds; most texts hold none, and are looked through once instead of four times. */
const TEN_DIGITS = new RegExp(`${run('9')}${DIGIT}`, 'u');

/** Longest first: an ID number holds a run of digits that would pass for a telephone number. */
const NUMBERS: readonly Pattern[] = [
  { find: alone(`${run('17')}${CHECK}`), put: '〈身份证号〉' },
  { find: alone(`${ONE}${GAP}${THREE_TO_NINE}${GAP}${run('8')}${DIGIT}`), put: '〈手机号〉' },
  { find: alone(`${ZERO}${GAP}${run('8,10')}${DIGIT}`), put: '〈电话〉' },
  { find: alone(`${run('9,29')}${DIGIT}`), put: '〈长号码〉' },
];

const OTHERS: readonly Pattern[] = [
  { find: new RegExp(`[${PROVINCES}][A-Z][\\u00B7\\s]?[A-Z0-9]{5,6}`, 'gu'), put: '〈车牌〉' },
  { find: /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,4}/gu, put: '〈邮箱〉' },
  { find: new RegExp(NAMED, 'gu'), put: '$1〈姓名〉' },
];

/** Our own public numbers (QP-20261121-0004) name a record, not a person: who reads about one has to find it. */
const OWN_NUMBER = new RegExp(
  `(?<![A-Z0-9\\-])((?:MZ|QP|CN|XC|YS|TS|MB)-20[0-9]{6}-[0-9]{4,6})(?!${DIGIT}|-${DIGIT})`,
  'u',
);

/**
 * Takes numbers, plates, mail addresses and self-given names out of what a person typed, in any width and spacing; our own numbers stay.
 * Idempotent.
 */
export function scrub(text: string): string {
  const pieces = text.split(OWN_NUMBER);
  return pieces.map((piece, at) => (at % 2 === 1 ? piece : scrubbed(piece))).join('');
}

function scrubbed(text: string): string {
  return without(OTHERS, TEN_DIGITS.test(text) ? without(NUMBERS, text) : text);
}

function without(patterns: readonly Pattern[], text: string): string {
  return patterns.reduce((rest, { find, put }) => rest.replace(find, put), text);
}
