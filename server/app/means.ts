import type { Catalogue } from '../core/catalogue/catalogue.ts';
import type { Families } from '../core/catalogue/family.ts';
import type { Clock } from '../ports/clock.ts';
import type { Identity } from '../ports/identity.ts';
import type { Photos } from '../ports/photos.ts';
import type { QuestionEngine } from '../ports/question-engine.ts';
import type { Scorer } from '../ports/scorer.ts';
import type { Store } from '../ports/store.ts';

/** What it takes to answer a question and keep nothing. */
export type Knowledge = {
  readonly catalogue: Catalogue;
  readonly families: Families;
  readonly engine: QuestionEngine;
  readonly clock: Clock;
};

/** What the use cases that keep records work with besides. */
export type Means = Knowledge & {
  readonly store: Store;
  /** Address under which the public reaches us, without a slash at the end: slips point there. */
  readonly publicUrl: string;
  /** A second opinion on what was meant; off unless it was set up. */
  readonly scorer?: Scorer | null;
  /** Who proves who somebody is; absent where nobody does, and then papers are signed at the counter. */
  readonly identity?: Identity | null;
  /** Absent where no pictures come in, as in the terminal. */
  readonly photos?: Photos;
};
