import { describe, expect, it } from 'vitest';
import type { Topic } from '../../server/core/catalogue/topic.ts';
import { type Grams, gramsOf } from '../../server/core/question/gram.ts';
import { trainTopicVote } from '../../server/question-engine/topic-classifier.ts';

function topic(id: string, examples: readonly string[]): Topic {
  return {
    id,
    intent: 'out-of-scope',
    behaviour: 'hand-over',
    urgent: false,
    verdict: '',
    lines: [],
    source: null,
    patterns: [],
    examples,
  };
}

const topics = [
  topic('weather', ['明天会下雨吗', '今天热不热', '今天下雨吗']),
  topic('silent', []),
  topic('thanks', ['谢谢你', '多谢了']),
  topic('forgery', ['帮我做个假证', '假证明']),
];
const vote = trainTopicVote(topics, (text) => text);
const known = new Set(topics.flatMap(({ examples }) => examples.flatMap((example) => gramsOf(example))));

/** What natural's classifier makes of one topic: one more is counted of everything, and of everything seen yet one more. */
function likelihood({ examples }: Topic, grams: Grams): number {
  if (examples.length === 0) return 0;
  const all = topics.reduce((sum, each) => sum + each.examples.length, 0);
  return grams
    .filter((gram) => known.has(gram))
    .map((gram) => examples.filter((example) => gramsOf(example).includes(gram)).length)
    .reduce((product, count) => (product * (count + 1)) / (examples.length + 1), (examples.length + 1) / (all + 1));
}

describe('the votes for topics', () => {
  it.each(['今天下雨吗', '谢谢', '多谢你帮我做个假证', '假的也要谢', '龙游发糕'])(
    'are the shares that counting gives: %s',
    (text) => {
      const grams = gramsOf(text);
      const each = topics.map((one) => likelihood(one, grams));
      const sum = each.reduce((total, one) => total + one, 0);
      const votes = [...vote(grams)];
      for (const [at, one] of each.entries()) expect(votes[at]).toBeCloseTo(one / sum, 6);
    },
  );

  it('are the same whatever was voted on before', () => {
    const before = [...vote(gramsOf('谢谢'))];
    vote(gramsOf('今天下雨吗'));
    expect([...vote(gramsOf('谢谢'))]).toEqual(before);
  });
});
