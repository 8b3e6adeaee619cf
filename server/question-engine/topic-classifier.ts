import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import type { Topic } from '../core/catalogue/topic.ts';
import { rounded } from '../core/question/rank.ts';
import { gramsOf, type TopicVote } from '../core/question/topic-named.ts';

type Table = {
  readonly labels: readonly string[];
  readonly prior: Float64Array;
  readonly byGram: Map<string, Float64Array>;
};

/** Natural's classifier, with the token look-up through a set instead of a scan: training is linear, the counts are the same. */
class TokenSetBayes extends BayesClassifier {
  override textToFeatures(tokens: readonly string[]): number[] {
    const has = new Set(tokens);
    return Object.keys(this.features).map((token) => (has.has(token) ? 1 : 0));
  }
}

/** Natural's classifier walks its whole vocabulary at every question; its counts are therefore laid out once as a table of logarithms. */
function layOut(bayes: BayesClassifier): Table {
  const { classFeatures, classTotals, totalExamples, smoothing } = bayes.classifier;
  const labels = Object.keys(classFeatures).sort();
  const total = (label: string): number => classTotals[label] ?? 1;
  const prior = Float64Array.from(labels, (label) => Math.log(total(label) / totalExamples));
  const byGram = new Map<string, Float64Array>();
  for (const [number, gram] of Object.keys(bayes.features).entries()) {
    const row = labels.map((label) => Math.log((classFeatures[label]?.[number] ?? smoothing) / total(label)));
    byGram.set(gram, Float64Array.from(row));
  }
  return { labels, prior, byGram };
}

/** Trains natural's Bayes classifier on the examples of the topics. Tokens are single characters and pairs. */
export function trainTopicVote(topics: readonly Topic[], read: (text: string) => string): TopicVote {
  const bayes = new TokenSetBayes();
  for (const topic of topics) {
    for (const example of topic.examples) {
      const grams = gramsOf(read(example));
      if (grams.length > 0) bayes.addDocument(grams, topic.id);
    }
  }
  bayes.train();
  const { labels, prior, byGram } = layOut(bayes);
  return (grams) => shares(labels, sumRows(prior, byGram, grams));
}

function sumRows(prior: Float64Array, byGram: Table['byGram'], grams: readonly string[]): Float64Array {
  const sums = Float64Array.from(prior);
  for (const gram of grams) {
    const row = byGram.get(gram);
    if (row) for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (row[at] ?? 0);
  }
  return sums;
}

/** Logarithms → shares of belief, rounded so that no machine's last bit shows. */
function shares(labels: readonly string[], sums: Float64Array): Map<string, number> {
  const top = sums.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
  const powers = sums.map((each) => Math.exp(each - top));
  const all = powers.reduce((sum, each) => sum + each, 0);
  return new Map(labels.map((label, at) => [label, rounded((powers[at] ?? 0) / all)]));
}
