import type { Topic } from '../catalogue/topic.ts';
import type { Reader } from './entry-index.ts';
import { rounded } from './rank.ts';

/** Votes of a trained classifier: topic id → share of belief, summing to 1. */
export type TopicVote = (grams: readonly string[]) => ReadonlyMap<string, number>;

type Example = { readonly topic: number; readonly grams: ReadonlyMap<string, number>; readonly norm: number };

type GramList = { readonly numbers: number[]; readonly weights: number[] };

export type TopicIndex = {
  readonly topics: readonly Topic[];
  readonly patterns: readonly { readonly topic: number; readonly pattern: RegExp }[];
  /** The examples that hold a gram, and what it weighs there. */
  readonly byGram: ReadonlyMap<string, GramList>;
  readonly examples: readonly Example[];
  readonly rarity: ReadonlyMap<string, number>;
  readonly vote: TopicVote;
};

/** A topic that a question may be about. */
export type TopicNamed = {
  readonly topic: Topic;
  /** Likeness to the nearest example, 0 to 1; 1 when a pattern decided. */
  readonly likeness: number;
  readonly vote: number;
  readonly byPattern: boolean;
};

/** Single characters and pairs of a text, spaces left out of the pairs. */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === ' ') continue;
    grams.add(text.charAt(at));
    if (at + 1 < text.length && text.charAt(at + 1) !== ' ') grams.add(text.slice(at, at + 2));
  }
  return [...grams];
}

/** A lone character says little beside a pair. */
const LONE_GRAM = 0.3;

function weigh(grams: readonly string[], rarity: ReadonlyMap<string, number>): Map<string, number> {
  return new Map(grams.map((gram) => [gram, (rarity.get(gram) ?? 0) * (gram.length === 1 ? LONE_GRAM : 1)]));
}

function normOf(grams: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of grams.values()) sum += weight * weight;
  return Math.sqrt(sum);
}

function examplesByGram(examples: readonly Example[]): Map<string, GramList> {
  const byGram = new Map<string, GramList>();
  for (const [number, example] of examples.entries()) {
    for (const [gram, weight] of example.grams) {
      const list = byGram.get(gram) ?? { numbers: [], weights: [] };
      list.numbers.push(number);
      list.weights.push(weight);
      byGram.set(gram, list);
    }
  }
  return byGram;
}

export function createTopicIndex(topics: readonly Topic[], read: Reader, vote: TopicVote): TopicIndex {
  const cut = topics.flatMap((topic, at) => topic.examples.map((example) => ({ at, grams: gramsOf(read(example)) })));
  const counts = new Map<string, number>();
  for (const { grams } of cut) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const rarity = new Map([...counts].map(([gram, count]) => [gram, Math.log(1 + cut.length / (count + 1))]));
  const examples = cut.map(({ at, grams }) => {
    const weighed = weigh(grams, rarity);
    return { topic: at, grams: weighed, norm: normOf(weighed) };
  });
  const patterns = topics.flatMap((topic, at) =>
    topic.patterns.map((pattern) => ({ topic: at, pattern: new RegExp(pattern, 'u') })),
  );
  return { topics, patterns, byGram: examplesByGram(examples), examples, rarity, vote };
}

/** The first topic one of whose patterns is in the text; urgent topics before all others. */
export function topicByPattern(index: TopicIndex, text: string, wanted: (topic: Topic) => boolean): Topic | null {
  let found: Topic | null = null;
  for (const { topic: at, pattern } of index.patterns) {
    const topic = index.topics[at];
    if (!topic || !wanted(topic) || !pattern.test(text)) continue;
    if (topic.urgent) return topic;
    found ??= topic;
  }
  return found;
}

/** Cosine of the text with every example, by number of the example. */
function likenesses(index: TopicIndex, grams: readonly string[]): Float64Array {
  const weighed = weigh(grams, index.rarity);
  const dots = new Float64Array(index.examples.length);
  for (const [gram, weight] of weighed) addDots(dots, index.byGram.get(gram), weight);
  const norm = normOf(weighed);
  return dots.map((dot, number) => (dot > 0 ? rounded(dot / (norm * (index.examples[number]?.norm ?? 1))) : 0));
}

function addDots(dots: Float64Array, list: GramList | undefined, weight: number): void {
  if (!list) return;
  for (let at = 0; at < list.numbers.length; at += 1) {
    const number = list.numbers[at] ?? 0;
    dots[number] = (dots[number] ?? 0) + weight * (list.weights[at] ?? 0);
  }
}

/** Topics whose examples the text resembles, best first. */
export function topicsNamed(index: TopicIndex, text: string, limit: number): TopicNamed[] {
  const grams = gramsOf(text);
  const best = new Map<number, number>();
  for (const [number, value] of likenesses(index, grams).entries()) {
    const topic = index.examples[number]?.topic ?? -1;
    if (value > (best.get(topic) ?? 0)) best.set(topic, value);
  }
  const votes = index.vote(grams);
  return [...best]
    .flatMap(([at, value]) => {
      const topic = index.topics[at];
      return topic ? [{ topic, likeness: value, vote: votes.get(topic.id) ?? 0, byPattern: false }] : [];
    })
    .sort((a, b) => b.likeness + b.vote - (a.likeness + a.vote) || (a.topic.id < b.topic.id ? -1 : 1))
    .slice(0, limit);
}
