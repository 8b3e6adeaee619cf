import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import type { Topic } from '../core/catalogue/topic.ts';
import { type Gram, type Grams, gramsOf, gramText } from '../core/question/gram.ts';
import { numberAt, weightAt } from '../core/question/number-list.ts';
import { find, type NumberMap, placesOf } from '../core/question/number-map.ts';
import { rounded } from '../core/question/rank.ts';
import type { TopicVote } from '../core/question/topic-named.ts';

/**
 * Logarithms of what natural counted, by number of the topic. Most topics never saw most grams: what an unseen gram adds stands once a
 * topic, and by how much the topics that did see it go above that stands in one packed list, from starts[row] to starts[row + 1].
 */
type Table = {
  readonly prior: Float64Array;
  readonly unseen: Float64Array;
  readonly rows: NumberMap;
  readonly starts: Int32Array;
  readonly topics: Int32Array;
  readonly gains: Float64Array;
};

/** Natural's classifier, with the tokens of an example looked up instead of the whole vocabulary scanned: the counts are the same. */
class LookUpBayes extends BayesClassifier {
  private places: ReadonlyMap<string, number> = new Map();

  override train(): void {
    this.places = new Map(Object.keys(this.features).map((token, place) => [token, place]));
    super.train();
  }

  override textToFeatures(tokens: readonly string[]): number[] {
    const flags = new Array<number>(this.places.size).fill(0);
    for (const token of tokens) flags[this.places.get(token) ?? 0] = 1;
    return flags;
  }
}

/** Which topics saw a token, and how much more each thinks of it. */
type Seen = { readonly topics: number[]; readonly gains: number[] };

/** Natural's classifier walks its whole vocabulary at every question; its counts are therefore laid out once as a table of logarithms. */
function layOut(bayes: BayesClassifier, topics: readonly Topic[], grams: ReadonlyMap<string, Gram>): Table {
  const { classFeatures, classTotals, totalExamples, smoothing } = bayes.classifier;
  const totalOf = ({ id }: Topic): number => classTotals[id] ?? 0;
  const tokens = Object.keys(bayes.features);
  const seen = tokens.map((): Seen => ({ topics: [], gains: [] }));
  for (const [number, topic] of topics.entries()) {
    for (const [place, count] of Object.entries(classFeatures[topic.id] ?? {})) {
      seen[Number(place)]?.topics.push(number);
      seen[Number(place)]?.gains.push(Math.log(count / smoothing));
    }
  }
  const starts = new Int32Array(tokens.length + 1);
  for (const [row, each] of seen.entries()) starts[row + 1] = (starts[row] ?? 0) + each.topics.length;
  return {
    prior: Float64Array.from(topics, (topic) => Math.log(totalOf(topic) / totalExamples)),
    unseen: Float64Array.from(topics, (topic) => Math.log(smoothing / (totalOf(topic) || 1))),
    rows: placesOf(tokens.map((token) => grams.get(token) ?? 0)),
    starts,
    topics: Int32Array.from(seen.flatMap((each) => each.topics)),
    gains: Float64Array.from(seen.flatMap((each) => each.gains)),
  };
}

/** Trains natural's Bayes classifier on the examples of the topics. Tokens are single characters and pairs. */
export function trainTopicVote(topics: readonly Topic[], read: (text: string) => string): TopicVote {
  const bayes = new LookUpBayes();
  const byToken = new Map<string, Gram>();
  for (const topic of topics) {
    for (const example of topic.examples) {
      const grams = gramsOf(read(example));
      for (const gram of grams) byToken.set(gramText(gram), gram);
      if (grams.length > 0) bayes.addDocument(grams.map(gramText), topic.id);
    }
  }
  bayes.train();
  const table = layOut(bayes, topics, byToken);
  const sums = new Float64Array(topics.length);
  return (grams) => shares(sumUp(table, grams, sums));
}

function sumUp({ prior, unseen, rows, starts, topics, gains }: Table, grams: Grams, sums: Float64Array) {
  sums.set(prior);
  let known = 0;
  for (const gram of grams) {
    const row = find(rows, gram);
    if (row < 0) continue;
    known += 1;
    const end = numberAt(starts, row + 1);
    for (let at = numberAt(starts, row); at < end; at += 1) {
      const topic = numberAt(topics, at);
      sums[topic] = weightAt(sums, topic) + weightAt(gains, at);
    }
  }
  for (let topic = 0; topic < sums.length; topic += 1)
    sums[topic] = weightAt(sums, topic) + known * weightAt(unseen, topic);
  return sums;
}

/** So far below the top, in logarithms, nothing is left after rounding. */
const FAR = 45;

/** Logarithms → shares of belief, rounded so that no machine's last bit shows. */
function shares(sums: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < sums.length; at += 1) if (weightAt(sums, at) > top) top = weightAt(sums, at);
  let all = 0;
  for (let at = 0; at < sums.length; at += 1) {
    const below = weightAt(sums, at) - top;
    const power = below < -FAR ? 0 : Math.exp(below);
    sums[at] = power;
    all += power;
  }
  for (let at = 0; at < sums.length; at += 1) {
    const power = weightAt(sums, at);
    if (power > 0) sums[at] = rounded(power / all);
  }
  return sums;
}
