/** One digit in any width, or the letter that ends an ID number. */
const DIGIT = '[0-90-9]';
const GAP = '[\\s\\-—–·.]{0,2}';

const run = (count: string): string => `(?:${DIGIT}${GAP}){${count}}`;

/** Longest first: an ID number holds a run of digits that would pass for a telephone number. */
const PATTERNS: readonly { readonly find: RegExp; readonly put: string }[] = [
  { find: new RegExp(`${run('17')}[0-90-9XxXx]`, 'g'), put: '〈身份证号〉' },
  { find: new RegExp(`(?<!${DIGIT})${run('15,18')}${DIGIT}?(?!${DIGIT})`, 'g'), put: '〈长号码〉' },
  { find: new RegExp(`(?<!${DIGIT})[11]${GAP}[3-93-9]${GAP}${run('8')}${DIGIT}(?!${DIGIT})`, 'g'), put: '〈手机号〉' },
  { find: new RegExp(`(?<!${DIGIT})[00]${run('9,11')}${DIGIT}?(?!${DIGIT})`, 'g'), put: '〈电话〉' },
  { find: new RegExp(`(?<!${DIGIT})${run('9,19')}${DIGIT}?(?!${DIGIT})`, 'g'), put: '〈长号码〉' },
  {
    find: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-Z0-9]{5,6}/g,
    put: '〈车牌〉',
  },
  { find: /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,4}/g, put: '〈邮箱〉' },
  { find: /(我叫|名叫|姓名[是::]?\s?|本人)(?!什么)[\u4e00-\u9fff·]{2,4}(?=[,,。;;\s]|$)/g, put: '$1〈姓名〉' },
];

/** Takes numbers, plates, addresses of mail and self-given names out of what a person typed, in any width and spacing. Idempotent. */
export function scrub(text: string): string {
  return PATTERNS.reduce((rest, { find, put }) => rest.replace(find, put), text);
}
