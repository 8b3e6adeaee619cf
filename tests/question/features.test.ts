import { describe, expect, it } from 'vitest';
import { placesById } from '../../server/core/place.ts';
import { createIndex } from '../../server/core/question/entry-index.ts';
import { type FeatureName, featuresOf, placeOf, sceneOf } from '../../server/core/question/features.ts';
import { placeNames, placesNamed } from '../../server/core/question/place-named.ts';
import { createSpokenIndex } from '../../server/core/question/spoken-index.ts';
import { asked, bookWith, entry } from '../rigs/small-lexicon.ts';

const book = bookWith({
  shell: ['我', '要', '吗', '开', '证明', '的'],
});
const index = createIndex(book);

for (const [id, name] of Object.entries({ dog: '犬只登记证明', alive: '健在证明', income: '收入证明' }))
  index.add({ ...entry(id, name), committed: id === 'income' });
const described = createSpokenIndex({ dog: ['养了条狗要上牌'], alive: ['银行要看老人还喘气'] }, book);
const names = placeNames(placesById([]), [], (text) => text);

/** The features of every entry (income can be signed for instead) for a question, those not found by their words included. */
function seen(read: string, saysPromise = false): Record<string, (name: FeatureName) => number> {
  const query = asked(read, book);
  const hits = index.search(query.present, 9);
  const scene = sceneOf(query, index, {
    names,
    places: placesNamed(names, read),
    issuer: null,
    likeness: () => 0,
    bestScore: hits[0]?.score ?? 0,
    bestSpoken: described.search(query, 1)[0]?.score ?? 0,
    spoken: described.seen,
    saysPromise,
  });
  return Object.fromEntries(
    ['dog', 'alive', 'income'].map((id) => {
      const hit = hits.find(({ entry }) => entry.source.id === id);
      const [entry] = index.facesOf(id);
      if (entry === undefined) throw new Error(`no entry of ${id}`);
      const features = featuresOf(hit ?? { entry, score: 0 }, scene);
      return [id, (name: FeatureName) => features[placeOf(name)] ?? 0];
    }),
  );
}

describe('what descriptions say of an entry', () => {
  it('is all for the family whose description was said, though its name was not', () => {
    const { dog } = seen('养了条狗');
    expect(dog?.('spoken')).toBe(1);
    expect(dog?.('spoken-share')).toBeCloseTo(1);
    expect(dog?.('name-share')).toBe(0);
  });

  it('is nothing for a described family whose descriptions say something else', () => {
    const { alive } = seen('养了条狗');
    expect([alive?.('spoken'), alive?.('spoken-share')]).toEqual([0, 0]);
  });

  it('is what its own words say for a family that nobody described yet', () => {
    const { income } = seen('收入');
    expect(income?.('spoken')).toBe(income?.('found'));
    expect(income?.('spoken-share')).toBe(income?.('explained'));
    expect(income?.('spoken')).toBe(1);
  });

  it('counts a name more where 证明 itself was said', () => {
    expect(seen('收入').income?.('said-name-share')).toBe(0);
    const { income } = seen('要开收入证明');
    expect(income?.('said-name-share')).toBe(income?.('name-share'));
    expect(income?.('said-name-share')).toBeGreaterThan(0.9);
  });
});

describe('a commitment', () => {
  it('speaks for what can be signed for, and only where one is spoken of', () => {
    const promised = (said: boolean) => Object.values(seen('收入', said)).map((feature) => feature('promised'));
    expect(promised(true)).toEqual([0, 0, 1]);
    expect(promised(false)).toEqual([0, 0, 0]);
  });
});
