import type { Topic } from '../catalogue/topic.ts';
import { type Gram, type Grams, gramsOf, isPair } from './gram.ts';
import { numberAt, weightAt } from './number-list.ts';
import { find, type NumberMap, placesOf } from './number-map.ts';
import { createPatternSet, type PatternSet } from './pattern-set.ts';
import type { Reader } from './phrase.ts';
import { rounded } from './rank.ts';

/** Votes of a trained classifier: shares of belief by number of the topic, summing to 1. They stand until the next vote. */
export type TopicVote = (grams: Grams) => Float64Array;

/**
 * The examples by gram, in one packed list: those of row r stand from starts[r] to starts[r + 1]. A gram adds its square, the weight
 * times itself, to the likeness of a text with each of them.
 */
type GramTable = {
  readonly rows: NumberMap;
  readonly starts: Int32Array;
  readonly examples: Int32Array;
  readonly squares: Float64Array;
};

type Patterns = { readonly topics: readonly Topic[]; readonly all: readonly RegExp[]; readonly set: PatternSet };

export type TopicIndex = {
  readonly topics: readonly Topic[];
  readonly patterns: Patterns;
  readonly grams: GramTable;
  /** By number of the topic, where its examples begin; those of one topic stand together. */
  readonly firsts: Int32Array;
  /** By number of the example, the length of its vector. */
  readonly norms: Float64Array;
  /** By number of the example, what it has in common with the text that is being compared; all zero in between. */
  readonly dots: Float64Array;
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

/** The numbers of the examples that hold each gram, in order. */
function holdersOf(examples: readonly Grams[]): Map<Gram, number[]> {
  const holders = new Map<Gram, number[]>();
  for (const [example, grams] of examples.entries()) {
    for (const gram of grams) {
      const known = holders.get(gram);
      if (known) known.push(example);
      else holders.set(gram, [example]);
    }
  }
  return holders;
}

function gramTable(holders: ReadonlyMap<Gram, readonly number[]>, examples: number): GramTable {
  const lists = [...holders.values()];
  const starts = new Int32Array(lists.length + 1);
  for (const [row, list] of lists.entries()) starts[row + 1] = numberAt(starts, row) + list.length;
  return {
    rows: placesOf(holders.keys()),
    starts,
    examples: Int32Array.from(lists.flat()),
    squares: Float64Array.from(
      holders,
      ([gram, list]) => weightOf(gram, Math.log(1 + examples / (list.length + 1))) ** 2,
    ),
  };
}

function normOf(grams: Grams, { rows, squares }: GramTable): number {
  let sum = 0;
  for (const gram of grams) sum += weightAt(squares, find(rows, gram));
  return Math.sqrt(sum);
}

export function createTopicIndex(topics: readonly Topic[], read: Reader, vote: TopicVote): TopicIndex {
  const cut = topics.flatMap((topic) => topic.examples.map((example) => gramsOf(read(example))));
  const grams = gramTable(holdersOf(cut), cut.length);
  const firsts = new Int32Array(topics.length + 1);
  for (const [at, topic] of topics.entries()) firsts[at + 1] = numberAt(firsts, at) + topic.examples.length;
  const norms = Float64Array.from(cut, (each) => normOf(each, grams));
  const dots = new Float64Array(cut.length);
  return { topics, patterns: patternsOf(topics), grams, firsts, norms, dots, vote };
}

/** Looks for the patterns of all topics in a text of the given grams. */
export function topicsDecided({ patterns }: TopicIndex, text: string, grams: Grams): TopicsDecided {
  const decided: { urgent: Topic | null; pattern: Topic | null } = { urgent: null, pattern: null };
  for (const number of patterns.set.candidates(grams)) {
    const topic = patterns.topics[number];
    const place = topic?.urgent ? 'urgent' : 'pattern';
    if (topic && decided[place] === null && patterns.all[number]?.test(text)) decided[place] = topic;
  }
  return decided;
}

/** Lays out what the text has in common with every example; gives the length of its own vector. */
function compare({ grams: table, dots }: TopicIndex, grams: Grams): number {
  const { rows, starts, examples, squares } = table;
  let sum = 0;
  for (const gram of grams) {
    const row = find(rows, gram);
    if (row < 0) continue;
    const square = weightAt(squares, row);
    sum += square;
    const end = numberAt(starts, row + 1);
    for (let at = numberAt(starts, row); at < end; at += 1) {
      const example = numberAt(examples, at);
      dots[example] = weightAt(dots, example) + square;
    }
  }
  return Math.sqrt(sum);
}

/** The cosine of the text, whose vector is so long, with the nearest example of a topic. */
function likenessTo({ firsts, norms, dots }: TopicIndex, topic: number, norm: number): number {
  let nearest = 0;
  const end = numberAt(firsts, topic + 1);
  for (let example = numberAt(firsts, topic); example < end; example += 1) {
    const dot = weightAt(dots, example);
    if (dot === 0) continue;
    const cosine = dot / (norm * weightAt(norms, example));
    if (cosine > nearest) nearest = cosine;
  }
  return nearest === 0 ? 0 : rounded(nearest);
}

/** True when topic `a` comes before topic `b`: by likeness and vote together, then by id. */
function isBefore(a: TopicNamed, b: TopicNamed): boolean {
  const lead = a.likeness + a.vote - (b.likeness + b.vote);
  return lead > 0 || (lead === 0 && a.topic.id < b.topic.id);
}

/** Puts a topic in its place among the best. */
function insert(best: TopicNamed[], named: TopicNamed, limit: number): void {
  const last = best[limit - 1];
  if (last === undefined) best.push(named);
  else if (!isBefore(named, last)) return;
  let at = best.length - 1;
  for (; at > 0; at -= 1) {
    const other = best[at - 1];
    if (other === undefined || !isBefore(named, other)) break;
    best[at] = other;
  }
  best[at] = named;
}

/** Topics whose examples the text resembles, best first. */
export function topicsNamed(index: TopicIndex, grams: Grams, limit: number): TopicNamed[] {
  const norm = compare(index, grams);
  const best: TopicNamed[] = [];
  if (norm === 0) return best;
  const votes = index.vote(grams);
  /** What the last of a full list is worth; nothing worth less is looked at any further. */
  let least = 0;
  for (let number = 0; number < index.topics.length; number += 1) {
    const likeness = likenessTo(index, number, norm);
    const vote = weightAt(votes, number);
    const topic = index.topics[number];
    if (likeness === 0 || likeness + vote < least || topic === undefined) continue;
    insert(best, { topic, likeness, vote }, limit);
    const last = best.length === limit ? best[limit - 1] : undefined;
    if (last) least = last.likeness + last.vote;
  }
  index.dots.fill(0);
  return best;
}
