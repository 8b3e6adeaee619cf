import { done, type Result, refused } from '../result.ts';

/** 法人, as its papers name it: whom its 法定代表人 stands for. It may be named in public. */
export type Company = {
  readonly title: string;
  /** 统一社会信用代码. */
  readonly code: string;
};

/** GB 32100-2015: digits and capitals without I, O, S, V, Z. A character stands for its place here. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = new RegExp(`^[${CHARACTERS}]{2}\\d{6}[${CHARACTERS}]{10}$`, 'u');
const BASE = CHARACTERS.length;
const MEANT = 17;

/** The check character after the first seventeen (GB 32100-2015, ISO 7064 MOD 31-3): the weights are the powers of 3. */
export function companyCheckCharacter(first: string): string {
  const weighed = [...first].reduce(
    ({ sum, weight }, each) => ({
      sum: (sum + CHARACTERS.indexOf(each) * weight) % BASE,
      weight: (weight * 3) % BASE,
    }),
    { sum: 0, weight: 1 },
  );
  return CHARACTERS[(BASE - weighed.sum) % BASE] ?? '';
}

/** The code as it was typed, in any width and case, with spaces between. Refuses one that cannot be one. */
export function readCompanyCode(typed: string): Result<string> {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '');
  if (SHAPE.test(code) && companyCheckCharacter(code.slice(0, MEANT)) === code.slice(MEANT)) return done(code);
  return refused('company-code-wrong', '统一社会信用代码不对,没有记。', '照着营业执照再写一次,18 位。');
}

const TITLE = /^[\p{Script=Han}A-Za-z0-9()\u00B7]{4,60}$/u;

/** The name of a company as on its licence, brackets in one width; refuses what cannot be one. */
export function readCompanyTitle(typed: string): Result<string> {
  const title = typed.normalize('NFKC').replace(/\s+/gu, '');
  if (TITLE.test(title)) return done(title);
  return refused('company-title-wrong', '这不像一个单位的全名。', '照营业执照上的全名写。');
}
