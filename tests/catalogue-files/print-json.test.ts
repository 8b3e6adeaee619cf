import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printJson } from '../../server/catalogue-files/print-json.ts';

describe('printed JSON', () => {
  it('says the same as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(printJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('puts a short thing on one line and a long one on several', () => {
    expect(printJson([{ a: 1 }])).toBe('[{ "a": 1 }]\n');
    expect(printJson({ name: '证'.repeat(90), aliases: ['甲', '乙'] })).toBe(
      `{\n  "name": "${'证'.repeat(90)}",\n  "aliases": ["甲", "乙"]\n}\n`,
    );
  });
});
