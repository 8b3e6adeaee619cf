import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gram, gramsOf, gramText } from '../../server/core/question/gram.ts';
import { patternNeeds } from '../../server/core/question/pattern-needs.ts';
import { createPatternSet } from '../../server/core/question/pattern-set.ts';

const root = join(import.meta.dirname, '..', '..');

function read<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(root, ...path), 'utf8')) as T;
}

const lexicon = read<{ concepts: { patterns?: string[] }[]; signals: Record<string, string[]>; denials: string[] }>(
  'data',
  'lexicon.json',
);
const topics = read<{ patterns: string[]; examples: string[] }[]>('data', 'topics.json');
const sources = [
  ...lexicon.concepts.flatMap((concept) => concept.patterns ?? []),
  ...Object.values(lexicon.signals).flat(),
  ...lexicon.denials,
  ...topics.flatMap((topic) => topic.patterns),
].map((source) => source.replaceAll('{kin}', '(?:爸|妈|老人)'));

const needs = (source: string): string[][] => patternNeeds(source).map((need: readonly Gram[]) => need.map(gramText));

describe('what a pattern needs', () => {
  it.each([
    ['证明', [['证明']]],
    ['没(?:交|办)过', [['没'], ['交', '办'], ['过']]],
    ['办[个张份]?假证?', [['办'], ['假']]],
    ['(?:我|他)?户口', [['户口']]],
    ['想死(?!亡)', [['想死']]],
    ['a+bc', [['a'], ['bc']]],
    ['\\d{2,}块', [['块']]],
    ['(?:^| )好', [['好']]],
    ['(?:很|.)好', [['好']]],
    ['[^ ]{1,4}', []],
    ['', []],
  ])('%s', (source, expected) => {
    expect(needs(source)).toEqual(expected);
  });
});

describe('a set of patterns', () => {
  const set = createPatternSet(sources);
  const patterns = sources.map((source) => new RegExp(source, 'u'));

  function missed(text: string): string[] {
    const tried = new Set(set.candidates(gramsOf(text)));
    return sources.filter((_, number) => !tried.has(number) && patterns[number]?.test(text));
  }

  it('leaves out no pattern that is in an example', () => {
    for (const example of topics.flatMap((topic) => topic.examples)) expect(missed(example)).toEqual([]);
  });

  it('leaves out no pattern that is in any text', () => {
    const bits = sources.flatMap((source) => source.match(/[\p{L}\p{N} ]+/gu) ?? []);
    const text = fc.array(fc.constantFrom(...bits), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (typed) => {
        expect(missed(typed)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('tries but a few', () => {
    expect(set.candidates(gramsOf('小孩上学报名还要开居住证明吗')).length).toBeLessThan(sources.length / 10);
  });
});
