import type { Behaviour, Intent } from '../question/understanding.ts';

/** A prepared reply that is not about one row of the list: emergencies, privacy, how commitments work, small talk. */
export type Topic = {
  readonly id: string;
  readonly intent: Intent;
  readonly behaviour: Behaviour;
  /** Danger to life or property: looked for before anything else in the message. */
  readonly urgent: boolean;
  /** First line of the reply. */
  readonly verdict: string;
  /** `{hotline}` `{keepers}` `{county}` `{hours}` are filled in. */
  readonly lines: readonly string[];
  /** Where the facts come from; null for small talk. */
  readonly source: string | null;
  /** Literal phrases or patterns that decide for the topic at once. */
  readonly patterns: readonly string[];
  /** Ways in which people say it; they train the classifier. */
  readonly examples: readonly string[];
};
