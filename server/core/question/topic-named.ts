import type { Topic } from '../catalogue/topic.ts';
import { type Gram, gramsOf, isPair } from './gram.ts';
import { numberAt, weightAt } from './number-list.ts';
import { createPatternSet, type PatternSet } from './pattern-set.ts';
import type { Reader } from './phrase.ts';
import { rounded } from './rank.ts';

/** Votes of a trained classifier: shares of belief by number of the topic, summing to 1. */
export type TopicVote = (grams: ReadonlySet<Gram>) => Float64Array;

/** What a gram weighs, and the examples that hold it. */
type GramList = { readonly weight: number; readonly examples: number[] };

type Patterns = { readonly topics: readonly Topic[]; readonly all: readonly RegExp[]; readonly set: PatternSet };

export type TopicIndex = {
  readonly topics: readonly Topic[];
  readonly patterns: Patterns;
  readonly byGram: ReadonlyMap<Gram, GramList>;
  /** By number of the example: its topic, and the length of its vector. */
  readonly topicOf: Int32Array;
  readonly norms: Float64Array;
  readonly vote: TopicVote;
};

/** A topic that a question may be about. */
export type TopicNamed = {
  readonly topic: Topic;
  /** Likeness to the nearest example, 0 to 1. */
  readonly likeness: number;
  readonly vote: number;
};

/** The topics that patterns decide for: the first urgent one, and the first of the others. */
export type TopicsDecided = { readonly urgent: Topic | null; readonly pattern: Topic | null };

/** A lone character says little beside a pair. */
const LONE_GRAM = 0.3;

/** Rarity among the examples, less for a lone character. */
function weightOf(gram: Gram, rarity: number): number {
  return isPair(gram) ? rarity : rarity * LONE_GRAM;
}

function patternsOf(topics: readonly Topic[]): Patterns {
  const flat = topics.flatMap((topic) => topic.patterns.map((source) => ({ topic, source })));
  return {
    topics: flat.map((each) => each.topic),
    all: flat.map((each) => new RegExp(each.source, 'u')),
    set: createPatternSet(flat.map((each) => each.source)),
  };
}

function countGrams(examples: readonly ReadonlySet<Gram>[]): Map<Gram, number> {
  const counts = new Map<Gram, number>();
  for (const grams of examples) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

export function createTopicIndex(topics: readonly Topic[], read: Reader, vote: TopicVote): TopicIndex {
  const cut = topics.flatMap((topic, at) => topic.examples.map((example) => ({ at, grams: gramsOf(read(example)) })));
  const byGram = new Map<Gram, GramList>();
  for (const [gram, count] of countGrams(cut.map((each) => each.grams))) {
    byGram.set(gram, { weight: weightOf(gram, Math.log(1 + cut.length / (count + 1))), examples: [] });
  }
  const norms = new Float64Array(cut.length);
  for (const [example, { grams }] of cut.entries()) {
    let sum = 0;
    for (const gram of grams) {
      const list = byGram.get(gram);
      list?.examples.push(example);
      sum += (list?.weight ?? 0) ** 2;
    }
    norms[example] = Math.sqrt(sum);
  }
  const topicOf = Int32Array.from(cut, (each) => each.at);
  return { topics, patterns: patternsOf(topics), byGram, topicOf, norms, vote };
}

/** Looks for the patterns of all topics in a text of the given grams. */
export function topicsDecided({ patterns }: TopicIndex, text: string, grams: ReadonlySet<Gram>): TopicsDecided {
  const decided: { urgent: Topic | null; pattern: Topic | null } = { urgent: null, pattern: null };
  for (const number of patterns.set.candidates(grams)) {
    const topic = patterns.topics[number];
    const place = topic?.urgent ? 'urgent' : 'pattern';
    if (topic && decided[place] === null && patterns.all[number]?.test(text)) decided[place] = topic;
  }
  return decided;
}

/** By number of the topic, the cosine of the text with the nearest of its examples. */
function likenesses(index: TopicIndex, grams: ReadonlySet<Gram>): Float64Array {
  const dots = new Float64Array(index.norms.length);
  let sum = 0;
  for (const gram of grams) {
    const list = index.byGram.get(gram);
    if (!list) continue;
    const square = list.weight ** 2;
    sum += square;
    for (const example of list.examples) dots[example] = weightAt(dots, example) + square;
  }
  return nearest(index, dots, Math.sqrt(sum));
}

function nearest({ topics, topicOf, norms }: TopicIndex, dots: Float64Array, norm: number): Float64Array {
  const best = new Float64Array(topics.length);
  for (let example = 0; example < dots.length; example += 1) {
    const dot = weightAt(dots, example);
    if (dot === 0) continue;
    const topic = numberAt(topicOf, example);
    best[topic] = Math.max(weightAt(best, topic), dot / (norm * weightAt(norms, example)));
  }
  for (let topic = 0; topic < best.length; topic += 1) best[topic] = rounded(weightAt(best, topic));
  return best;
}

/** True when topic `a` comes before topic `b`: by likeness and vote together, then by id. */
function isBefore(a: TopicNamed, b: TopicNamed): boolean {
  const lead = a.likeness + a.vote - (b.likeness + b.vote);
  return lead > 0 || (lead === 0 && a.topic.id < b.topic.id);
}

/** Puts a topic in its place among the best. */
function insert(best: TopicNamed[], named: TopicNamed, limit: number): void {
  let at = best.length;
  for (let other = best[at - 1]; other && isBefore(named, other); other = best[at - 1]) at -= 1;
  if (at < limit) best.splice(at, 0, named);
  if (best.length > limit) best.pop();
}

/** Topics whose examples the text resembles, best first. */
export function topicsNamed(index: TopicIndex, grams: ReadonlySet<Gram>, limit: number): TopicNamed[] {
  const near = likenesses(index, grams);
  const votes = index.vote(grams);
  const best: TopicNamed[] = [];
  for (const [number, topic] of index.topics.entries()) {
    const likeness = weightAt(near, number);
    if (likeness > 0) insert(best, { topic, likeness, vote: weightAt(votes, number) }, limit);
  }
  return best;
}
