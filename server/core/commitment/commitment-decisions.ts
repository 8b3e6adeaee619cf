import type { CommitmentLineVerb } from './commitment-line.ts';
import { LIFE_CYCLE } from './life-cycle.ts';
import type { CommitmentState } from './state.ts';

/** What a reviewer may decide, with what comes of it, as he reads it beside the button. */
export type CommitmentDecision = {
  readonly verb: CommitmentLineVerb;
  readonly label: string;
  readonly from: CommitmentState;
  readonly consequence: string;
};

const CONSEQUENCES: readonly (readonly [CommitmentLineVerb, string])[] = [
  ['uphold', '不记失信,理由原样发给本人'],
  ['dismiss', '记入信用记录,理由和修复办法发给本人'],
  ['repair', '记录注明已修复,本人可以再签承诺'],
];

/** In the order of the buttons. Each needs a reason. */
export const COMMITMENT_DECISIONS: readonly CommitmentDecision[] = CONSEQUENCES.flatMap(([verb, consequence]) =>
  LIFE_CYCLE.filter((step) => step.verb === verb && step.by === 'reviewer').flatMap(({ label, from }) =>
    from.map((state) => ({ verb, label, from: state, consequence })),
  ),
);
