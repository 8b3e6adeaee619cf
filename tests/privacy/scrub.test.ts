import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrub } from '../../server/core/privacy/scrub.ts';

/** Digits of an ID number made up by the generator: region 990101, which no office issues. */
const idNumber = fc
  .tuple(fc.integer({ min: 1920, max: 2020 }), fc.integer({ min: 0, max: 9999 }))
  .map(([year, tail]) => `990101${year}0101${String(tail).padStart(4, '0')}`);
const phone = fc.integer({ min: 300_000_000, max: 999_999_999 }).map((rest) => `1${String(rest)}0`.slice(0, 11));
const wide = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const spaced = (text: string): string => text.replace(/(\d{3})(?=\d)/g, '$1 ');

describe('scrubbing what a person typed', () => {
  it.each([wide, spaced, (text: string) => text])(
    'leaves no ID number or telephone in any width or spacing',
    (dress) => {
      fc.assert(
        fc.property(fc.oneof(idNumber, phone), fc.constantFrom('', '我的号码', '身份证'), (number, before) => {
          const left = scrub(`${before}${dress(number)},还要证明吗`)
            .normalize('NFKC')
            .replace(/\s/g, '');
          for (let at = 0; at + 5 <= number.length; at++) expect(left).not.toContain(number.slice(at, at + 5));
          expect(left).toContain('还要证明吗');
        }),
      );
    },
  );

  it('changes nothing the second time, and nothing in an ordinary question', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => scrub(scrub(text)) === scrub(text)),
    );
    const plain = '小孩 2026 年上学报名,还要开居住证明吗?12345 打过了,3 个月前的行不行';
    expect(scrub(plain)).toBe(plain);
  });

  it('takes out plates, mail addresses and self-given names', () => {
    expect(scrub('我叫王小明,车牌浙A12345,邮箱 a.b@c.cn')).toBe('我叫〈姓名〉,车牌〈车牌〉,邮箱 〈邮箱〉');
  });

  it('leaves our own numbers, which name a record, and no number that only begins like one', () => {
    const said = '我记下了(编号 QP-20261121-0004),凭条 MZ-20181203-0007';
    expect(scrub(said)).toBe(said);
    for (const number of ['QP-13912345678', 'YS-20850305-018299', 'CN-20261121-0004-13912345678'])
      expect(scrub(`${number}9`)).not.toMatch(/\d{8}/u);
  });
});
