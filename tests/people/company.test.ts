import { describe, expect, it } from 'vitest';
import { companyCheckCharacter, readCompanyCode, readCompanyTitle } from '../../server/core/people/company.ts';
import { shownSigner } from '../../server/core/people/verified-identity.ts';

/** The example of GB 32100-2015, and two that everybody knows. */
const KNOWN = ['91350100M000100Y43', '9144030071526726XG', '91330100799655058B'];

describe('a unified social credit code', () => {
  it.each(KNOWN)('has the check character of the standard: %s', (code) => {
    expect(companyCheckCharacter(code.slice(0, 17))).toBe(code.slice(17));
    expect(readCompanyCode(code)).toEqual({ ok: true, value: code });
  });

  it('is read in any width and case, with spaces between', () => {
    expect(readCompanyCode(' 9135 0100 m000 100y 43 ')).toEqual({ ok: true, value: KNOWN[0] });
    const wide = [...'91350100M000100Y43'].map((each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0));
    expect(readCompanyCode(wide.join(''))).toEqual({ ok: true, value: KNOWN[0] });
  });

  it('is refused with any one character exchanged, and with any two neighbours that changed places', () => {
    const [code = ''] = KNOWN;
    const wrong = [...code].flatMap((character, at) => {
      const next = code[at + 1] ?? character;
      const one = code.slice(0, at) + (character === '7' ? '8' : '7') + code.slice(at + 1);
      return character === next ? [one] : [one, code.slice(0, at) + next + character + code.slice(at + 2)];
    });
    for (const each of wrong) expect(readCompanyCode(each).ok, each).toBe(false);
  });

  it.each(['', '123', `${KNOWN[0]}1`, '9135010OM000100Y43', '990101196207180028'])('is not %s', (typed) => {
    expect(readCompanyCode(typed)).toMatchObject({ refusal: { code: 'company-code-wrong' } });
  });
});

describe('the name of a company', () => {
  it('is read as on its licence, and is no sentence and no mark-up', () => {
    expect(readCompanyTitle('示范县石桥(云岭)建筑有限公司')).toEqual({
      ok: true,
      value: '示范县石桥(云岭)建筑有限公司',
    });
    for (const typed of ['公司', '<b>石桥建筑</b>', '石桥建筑,有限公司。', '字'.repeat(61)])
      expect(readCompanyTitle(typed).ok, typed).toBe(false);
  });

  it('is shown in full, and who stands for it is not', () => {
    const represents = { title: '示范县石桥建筑有限公司', code: KNOWN[0] ?? '' };
    expect(shownSigner({ name: '张玉根', represents })).toBe('示范县石桥建筑有限公司(法定代表人 张**)');
    expect(shownSigner({ name: '张玉根' })).toBe('张**');
  });
});
