import type { RankedFamily } from './belief.ts';
import type { CertificateNamed } from './certificate-index.ts';
import type { Observation } from './observe.ts';
import type { Behaviour, Intent, Subject } from './understanding.ts';

/** What the rules look at: the observation, the entries ranked, and two probabilities. */
export type View = {
  readonly observation: Observation;
  readonly families: readonly RankedFamily[];
  readonly confidence: number;
  readonly confidenceAmongThree: number;
  /** 0 to 1: for how many different matters a proof of the bare name that was said is asked. */
  readonly spread: number;
  /** The official name of the first entry was said, and nothing else. */
  readonly fullyNamed: boolean;
  /** The first entry was named whole beside a matter that asks for it, by the home county's own table. */
  readonly onTable: boolean;
  /** The words next to 证明 are none of the first entry's. */
  readonly otherHead: boolean;
  /** They are in no entry's name. */
  readonly headUnheard: boolean;
};

export type Decision = {
  readonly intent: Intent;
  readonly behaviour: Behaviour;
  readonly subject: Subject;
  readonly certificates: readonly string[];
};

/** Decides, or leaves it to the next rule. */
export type Rule = (view: View) => Decision | null;

/**
 * Costs: a wrong answer 5, asking 1 (half of it when the right entry is offered), refusing a known entry 3.
 * Answering pays from 1 − 1/5 on; asking pays from 1 / (3 + 1/2) on.
 */
const ANSWER_FROM = 0.8;
export const ASK_FROM = 0.28;

/** The first entry is likely enough to be answered with. */
export function sure(view: View): boolean {
  return view.confidence >= ANSWER_FROM;
}

/** One of the signals was heard. */
export function has(view: View, ...signals: string[]): boolean {
  return signals.some((signal) => view.observation.signals.has(signal));
}

/** The certificates whose whole name was said. */
export function named(view: View): CertificateNamed[] {
  return view.observation.certificates.filter((each) => each.literal);
}

/** The ids of the first three. */
export function certificateIds(certificates: readonly { readonly id: string }[]): string[] {
  return certificates.slice(0, 3).map((each) => each.id);
}
