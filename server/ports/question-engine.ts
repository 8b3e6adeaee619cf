import type { QuestionContext, Understanding } from '../core/question/understanding.ts';

/** Turns what a person typed into what he means. Pure and synchronous behind the port: no clock, no network, no luck. */
export interface QuestionEngine {
  /** One hash over index, lexicon and weights: answers are reproducible when it is equal. */
  readonly version: string;
  understand(question: string, context?: QuestionContext): Understanding;
}
