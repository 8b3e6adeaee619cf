import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, normaliseTables, readPlainly } from '../../server/core/question/normalise.ts';
import { loadQuestionResources } from '../../server/question-engine/resources.ts';

const root = join(import.meta.dirname, '..', '..');
const resources = loadQuestionResources(join(root, 'data'));
const tables = normaliseTables(resources.simplified, resources.lexicon.dialect);
const cases = JSON.parse(readFileSync(join(root, 'tests', 'cases', 'readings.json'), 'utf8')) as {
  typed: string;
  read: string;
}[];

describe('normalise', () => {
  it.each(cases)('reads $typed as $read', ({ typed, read }) => {
    expect(normalise(typed, tables).read).toBe(read);
  });

  it('says what it changed', () => {
    expect(normalise('死亡證明 啥时候', tables).repairs).toEqual([
      { from: '證', to: '证', why: 'traditional' },
      { from: '啥', to: '什么', why: 'dialect' },
    ]);
  });

  it('reads by table what it would read the long way', () => {
    const open = { ...tables, folded: new Uint16Array(0), settled: new Uint16Array(0) };
    const char = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(...'证證丟,。 ?!㈠…《》Ａ９aZ０、', '\u0301', '\u3099', '\n'),
    );
    fc.assert(
      fc.property(fc.array(char, { maxLength: 12 }), (chars) => {
        expect(readPlainly(chars.join(''), tables)).toBe(readPlainly(chars.join(''), open));
        expect(normalise(chars.join(''), tables)).toEqual(normalise(chars.join(''), open));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads every character by itself as the long way does', () => {
    const open = { ...tables, settled: new Uint16Array(0) };
    for (let code = 0; code < 0xd800; code += 1) {
      const char = String.fromCharCode(code);
      expect(readPlainly(char, tables)).toBe(readPlainly(char, open));
    }
  });

  it('changes nothing the second time', () => {
    const words = fc.constantFrom(...resources.lexicon.dialect.map((rule) => rule.from), '证', '丟', ' ', 'Ａ', '㈠');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const once = normalise(typed, tables).read;
        expect(normalise(once, tables).read).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});
