declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  type Inner = {
    readonly classFeatures: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly classTotals: Readonly<Record<string, number>>;
    readonly totalExamples: number;
    readonly smoothing: number;
  };
  export default class BayesClassifier {
    readonly features: Readonly<Record<string, number>>;
    readonly classifier: Inner;
    addDocument(tokens: readonly string[], label: string): void;
    /** One 1 or 0 for every known token, in the order of `features`. */
    textToFeatures(tokens: readonly string[]): number[];
    train(): void;
  }
}

declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  export default function jaroWinkler(a: string, b: string): number;
}
