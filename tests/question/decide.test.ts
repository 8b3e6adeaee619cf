import { describe, expect, it } from 'vitest';
import type { Topic } from '../../server/core/catalogue/topic.ts';
import { decide } from '../../server/core/question/decide.ts';
import { gramsOf } from '../../server/core/question/gram.ts';
import type { Observation } from '../../server/core/question/observe.ts';
import type { View } from '../../server/core/question/view.ts';
import { asked, bookWith } from '../rigs/small-lexicon.ts';

const book = bookWith({
  shell: ['我', '要', '吗', '开', '还要', '办个', '证', '丢了', '证明', '带', '什么', '还'],
});

function topic(id: string, intent: Topic['intent'], behaviour: Topic['behaviour'], urgent = false): Topic {
  return { id, intent, behaviour, urgent, verdict: '', lines: [], source: null, patterns: [], examples: [] };
}

const literal = (id: string) => ({ id, share: 1, literal: true, at: 0, length: 3 });

type Seen = Partial<Observation> & { readonly signal?: readonly string[] };

/** What the rules look at when `read` was said; nothing was found unless the test says so. */
function view(read: string, seen: Seen = {}, weighed: Partial<View> = {}): View {
  const query = asked(read, book);
  const observation: Observation = {
    text: read,
    read,
    grams: gramsOf(read),
    repairs: [],
    urgent: null,
    pattern: null,
    query,
    places: { known: [], place: null, strange: false, rivals: [], spans: [] },
    issuer: null,
    signals: new Set(seen.signal ?? []),
    sightings: [],
    matter: null,
    certificates: [],
    described: [],
    topics: [],
    licence: null,
    lossNear: false,
    lostOutright: false,
    ...seen,
  };
  const nothing = { families: [], confidence: 0, confidenceAmongThree: 0, spread: 0 };
  return {
    observation,
    ...nothing,
    fullyNamed: false,
    onTable: false,
    otherHead: false,
    headUnheard: false,
    ...weighed,
  };
}

function decided(of: View): string {
  const { behaviour, subject } = decide(of);
  const what = 'id' in subject ? ` ${subject.id}` : '';
  return `${behaviour} ${subject.kind}${what}`;
}

const danger = topic('danger', 'out-of-scope', 'hand-over', true);
const promise = topic('promise', 'commitment', 'answer');
const forgery = topic('forgery', 'out-of-scope', 'hand-over');
const SURE = { confidence: 0.9, confidenceAmongThree: 0.95 };
const TORN = { confidence: 0.4, confidenceAmongThree: 0.6 };

describe('what is decided', () => {
  it.each<[string, View, string]>([
    [
      'danger comes before all',
      view('居住证明', { urgent: danger, signal: ['proof'] }, SURE),
      'hand-over topic danger',
    ],
    ['silence is small talk', view(''), 'chat topic chat-blank'],
    ['a pattern decides', view('怎么承诺', { pattern: promise }), 'answer topic promise'],
    [
      'an explaining topic stands back for a sure entry',
      view('居住证明', { pattern: promise }, SURE),
      'answer requirement',
    ],
    ['a guarded topic never does', view('居住证明', { pattern: forgery }, SURE), 'hand-over topic forgery'],
    ['shell words name nothing', view('我要开证明', { signal: ['proof', 'proof-strict'] }), 'ask-back nothing-named'],
    ['something or other names nothing', view('我要办个证'), 'ask-back nothing-named'],
    ['a sure entry is answered', view('实际居住证明', { signal: ['proof'] }, SURE), 'answer requirement'],
    ['a torn one is asked about', view('实际居住证明', { signal: ['proof'] }, TORN), 'ask-back requirement'],
    ['an unlikely one is not offered', view('灶王契约', {}, { confidenceAmongThree: 0.2 }), 'hand-over unknown'],
    [
      'a full name is answered',
      view('居住证明', {}, { confidence: 0.6, confidenceAmongThree: 0.7, fullyNamed: true }),
      'answer requirement',
    ],
    [
      'a paper named beside the matter whose table has it is answered',
      view('公租房无房证明', {}, { confidence: 0.6, confidenceAmongThree: 0.7, onTable: true }),
      'answer requirement',
    ],
    [
      'but not against the odds',
      view('公租房无房证明', {}, { confidence: 0.4, confidenceAmongThree: 0.7, onTable: true }),
      'ask-back requirement',
    ],
    [
      'a name nobody has is not asked about',
      view(
        '要灶王爷证明',
        { signal: ['proof-strict'] },
        { confidence: 0.2, confidenceAmongThree: 0.5, headUnheard: true },
      ),
      'hand-over unknown',
    ],
    ['a wide name is asked about', view('居住证明', {}, { ...SURE, spread: 0.75 }), 'ask-back requirement'],
    ['two papers are asked about', view('居住证明收入证明', {}, SURE), 'ask-back requirement'],
    [
      'closely described otherwise is not what it resembles',
      view('学区房购买意向证明', { signal: ['proof-strict'] }, { ...SURE, otherHead: true }),
      'ask-back requirement',
    ],
    [
      'what to bring for a matter',
      view('投靠落户要带什么', { signal: ['bring'], matter: { name: '落户', share: 1 } }, TORN),
      'answer materials',
    ],
    [
      'a licence that is used',
      view('居民身份证还要吗', { signal: ['licence-use'], licence: '居民身份证' }),
      'answer licence',
    ],
    [
      'a topic is resembled',
      view('明天热不热', { topics: [{ topic: forgery, likeness: 0.7, vote: 0 }] }),
      'hand-over topic forgery',
    ],
    [
      'but not where an entry is likelier',
      view('明天热不热', { topics: [{ topic: forgery, likeness: 0.5, vote: 0.9 }] }, TORN),
      'ask-back requirement',
    ],
  ])('%s', (_, of, expected) => {
    expect(decided(of)).toBe(expected);
  });

  it('tells the name of a paper that nobody knows', () => {
    expect(decide(view('要灶王爷证明', { signal: ['proof', 'proof-strict'] })).subject).toEqual({
      kind: 'unknown',
      proofNamed: '灶王爷证明',
    });
  });
});

describe('what is decided about a loss', () => {
  const lost = { signal: ['lost'], lossNear: true };
  it.each<[string, View, string, string[]]>([
    [
      'a certificate named and lost',
      view('身份证丢了', { ...lost, certificates: [literal('id')] }),
      'answer certificate',
      ['id'],
    ],
    [
      'two that go by one name',
      view('土地证丢了', { ...lost, certificates: [literal('land'), literal('house')] }),
      'ask-back certificate',
      ['land', 'house'],
    ],
    [
      'torn between the loss and a paper',
      view('户口本丢了', { ...lost, certificates: [literal('book')] }, TORN),
      'ask-back certificate',
      ['book'],
    ],
    [
      'a sure paper, not the loss',
      view('户口本丢了', { ...lost, certificates: [literal('book')] }, SURE),
      'answer requirement',
      [],
    ],
    [
      'lost outright, whatever it resembles',
      view('户口本丢了', { ...lost, lostOutright: true, certificates: [literal('book')] }, SURE),
      'ask-back certificate',
      ['book'],
    ],
    [
      'a loss far away',
      view('户口本丢了', { signal: ['lost'], certificates: [literal('book')] }, SURE),
      'answer requirement',
      [],
    ],
    [
      'described plainly',
      view('残疾人红皮本丢了', { signal: ['lost'], described: [{ id: 'disabled', score: 3, share: 0.8 }] }),
      'answer certificate',
      ['disabled'],
    ],
    [
      'described by half',
      view('残疾人红皮本丢了', { signal: ['lost'], described: [{ id: 'disabled', score: 3, share: 0.4 }] }),
      'ask-back certificate',
      ['disabled'],
    ],
    ['a paper nobody knows', view('道士证丢了', { signal: ['lost'] }), 'hand-over unknown', []],
    [
      'some paper or other',
      view('那个证丢了', { signal: ['lost', 'office'], certificates: [] }),
      'ask-back nothing-named',
      [],
    ],
  ])('%s', (_, of, expected, certificates) => {
    expect(decided(of)).toBe(expected);
    expect(decide(of).certificates).toEqual(certificates);
  });
});
