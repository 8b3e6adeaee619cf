import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import type { Topic } from '../core/catalogue/topic.ts';
import { type Gram, gramsOf, gramText } from '../core/question/gram.ts';
import { rounded } from '../core/question/rank.ts';
import type { TopicVote } from '../core/question/topic-named.ts';

/** Logarithms of what natural counted: row by row, one row a gram, one column a label. */
type Table = {
  readonly labels: readonly string[];
  readonly prior: Float64Array;
  readonly rows: Float64Array;
  readonly rowOf: ReadonlyMap<Gram, number>;
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

/** Natural's classifier walks its whole vocabulary at every question; its counts are therefore laid out once as a table of logarithms. */
function layOut(bayes: BayesClassifier, grams: ReadonlyMap<string, Gram>): Table {
  const { classFeatures, classTotals, totalExamples, smoothing } = bayes.classifier;
  const labels = Object.keys(classFeatures).sort();
  const tokens = Object.keys(bayes.features);
  const rows = new Float64Array(tokens.length * labels.length);
  const totals = labels.map((label) => classTotals[label] ?? 1);
  for (const [column, label] of labels.entries()) {
    const total = totals[column] ?? 1;
    const unseen = Math.log(smoothing / total);
    for (let cell = column; cell < rows.length; cell += labels.length) rows[cell] = unseen;
    for (const [place, count] of Object.entries(classFeatures[label] ?? {}))
      rows[Number(place) * labels.length + column] = Math.log(count / total);
  }
  return {
    labels,
    prior: Float64Array.from(totals, (total) => Math.log(total / totalExamples)),
    rows,
    rowOf: new Map(tokens.map((token, row) => [grams.get(token) ?? 0, row])),
  };
}

/** Trains natural's Bayes classifier on the examples of the topics. Tokens are single characters and pairs. */
export function trainTopicVote(topics: readonly Topic[], read: (text: string) => string): TopicVote {
  const bayes = new LookUpBayes();
  const byToken = new Map<string, Gram>();
  for (const topic of topics) {
    for (const example of topic.examples) {
      const grams = [...gramsOf(read(example))];
      for (const gram of grams) byToken.set(gramText(gram), gram);
      if (grams.length > 0) bayes.addDocument(grams.map(gramText), topic.id);
    }
  }
  bayes.train();
  const table = layOut(bayes, byToken);
  const numbers = table.labels.map((label) => topics.findIndex((topic) => topic.id === label));
  return (grams) => votesOf(shares(sumRows(table, grams)), numbers, topics.length);
}

function sumRows({ prior, rows, rowOf }: Table, grams: ReadonlySet<Gram>): Float64Array {
  const sums = Float64Array.from(prior);
  for (const gram of grams) {
    const row = rowOf.get(gram);
    if (row === undefined) continue;
    const start = row * sums.length;
    for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (rows[start + at] ?? 0);
  }
  return sums;
}

/** Logarithms → shares of belief, rounded so that no machine's last bit shows. */
function shares(sums: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const each of sums) top = Math.max(top, each);
  let all = 0;
  for (let at = 0; at < sums.length; at += 1) {
    const power = Math.exp((sums[at] ?? 0) - top);
    sums[at] = power;
    all += power;
  }
  for (let at = 0; at < sums.length; at += 1) sums[at] = rounded((sums[at] ?? 0) / all);
  return sums;
}

/** Shares by label → shares by number of the topic. */
function votesOf(byLabel: Float64Array, numbers: readonly number[], topics: number): Float64Array {
  const votes = new Float64Array(topics);
  for (let at = 0; at < byLabel.length; at += 1) votes[numbers[at] ?? 0] = byLabel[at] ?? 0;
  return votes;
}
