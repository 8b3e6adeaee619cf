import { describe, expect, it } from 'vitest';
import type { Topic } from '../../server/core/catalogue/topic.ts';
import { gramsOf } from '../../server/core/question/gram.ts';
import { createTopicIndex, topicsDecided, topicsNamed } from '../../server/core/question/topic-named.ts';

function topic(id: string, given: Partial<Topic>): Topic {
  return {
    id,
    intent: 'out-of-scope',
    behaviour: 'hand-over',
    urgent: false,
    verdict: '',
    lines: [],
    source: null,
    patterns: [],
    examples: [],
    ...given,
  };
}

const topics = [
  topic('danger', { urgent: true, patterns: ['不想活'] }),
  topic('weather', { patterns: ['下雨'], examples: ['明天会下雨吗', '今天热不热'] }),
  topic('forgery', { patterns: ['假的.{0,4}证明'], examples: ['帮我做个假证'] }),
  topic('thanks', { intent: 'smalltalk', behaviour: 'chat', examples: ['谢谢你', '多谢了'] }),
];
const index = createTopicIndex(
  topics,
  (text) => text,
  () => new Float64Array(topics.length),
);

describe('topics that a pattern decides for', () => {
  it.each([
    ['我不想活了', 'danger', null],
    ['明天会下雨吗', null, 'weather'],
    ['做一个假的收入证明', null, 'forgery'],
    ['下雨天要假的收入证明', null, 'weather'],
    ['下雨了我不想活了', 'danger', 'weather'],
    ['居住证明还要吗', null, null],
  ])('%s: urgent %s, otherwise %s', (text, urgent, pattern) => {
    const decided = topicsDecided(index, text, gramsOf(text));
    expect([decided.urgent?.id ?? null, decided.pattern?.id ?? null]).toEqual([urgent, pattern]);
  });
});

describe('topics whose examples a text resembles', () => {
  const named = (text: string) => topicsNamed(index, gramsOf(text), 2);

  it('is wholly alike to its own example', () => {
    expect(named('今天热不热')[0]).toMatchObject({ topic: { id: 'weather' }, likeness: 1 });
  });

  it('is less alike the more is said besides', () => {
    const [near, far] = ['谢谢你了', '谢谢你帮我问居住证明的事'].map((text) => named(text)[0]);
    expect([near?.topic.id, far?.topic.id]).toEqual(['thanks', 'thanks']);
    expect(near?.likeness ?? 0).toBeGreaterThan(far?.likeness ?? 1);
  });

  it('compares every text anew', () => {
    const before = named('谢谢你帮我问今天下雨的事');
    named('帮我做个假证');
    expect(named('谢谢你帮我问今天下雨的事')).toEqual(before);
  });

  it('lists the best first, at most as many as asked for, and none that share nothing', () => {
    expect(named('谢谢 今天做个假证').map((each) => each.topic.id)).toHaveLength(2);
    expect(named('龙游发糕')).toEqual([]);
  });
});
