import type { CommitmentState } from './state.ts';

/** Who does something to a commitment: himself, who checks it, the department whose case it is, a reviewer, or the rules. */
export type CommitmentParty = 'signer' | 'checker' | 'department' | 'reviewer' | 'rule';

export type CommitmentVerb =
  | 'pass'
  | 'understand'
  | 'sign'
  | 'withdraw'
  | 'decide'
  | 'confirm'
  | 'unchallenged'
  | 'exempt'
  | 'doubt'
  | 'object'
  | 'uphold'
  | 'dismiss'
  | 'lapse'
  | 'repair';

export type CommitmentStep = {
  readonly verb: CommitmentVerb;
  readonly label: string;
  readonly from: readonly CommitmentState[];
  readonly to: CommitmentState | 'same';
  readonly by: CommitmentParty;
  readonly needsReason: boolean;
  /** Only while the case that it was signed for is not decided. */
  readonly undecided: boolean;
};

const step = (
  verb: CommitmentVerb,
  label: string,
  from: readonly CommitmentState[],
  to: CommitmentStep['to'],
  by: CommitmentParty,
): CommitmentStep => ({ verb, label, from, to, by, needsReason: false, undecided: false });

/**
 * 告知承诺的流转 (国办发〔2020〕42号): what may follow what, and who may do it. Everything else is refused. Nobody is recorded as untrue
 * before he could object: the record is made by `dismiss` and by `lapse`, by nothing else.
 */
export const LIFE_CYCLE: readonly CommitmentStep[] = [
  step('pass', '过三道门槛', ['draft'], 'gated', 'rule'),
  step('understand', '三问都答对', ['gated'], 'read', 'signer'),
  step('sign', '签字', ['read'], 'signed', 'signer'),
  { ...step('withdraw', '撤回', ['signed', 'true', 'exempt'], 'withdrawn', 'signer'), undecided: true },
  { ...step('decide', '事项办结', ['signed'], 'decided', 'department'), undecided: true },
  { ...step('decide', '事项办结', ['true', 'exempt'], 'same', 'department'), undecided: true },
  { ...step('exempt', '免予核查', ['signed', 'decided'], 'exempt', 'department'), needsReason: true },
  { ...step('confirm', '相符', ['signed', 'decided'], 'true', 'checker'), needsReason: true },
  step('unchallenged', '公示期满无异议', ['signed', 'decided'], 'true', 'rule'),
  { ...step('doubt', '不符', ['signed', 'decided'], 'mismatch', 'checker'), needsReason: true },
  { ...step('object', '提异议', ['mismatch'], 'objected', 'signer'), needsReason: true },
  { ...step('uphold', '异议成立', ['objected'], 'upheld', 'reviewer'), needsReason: true },
  { ...step('dismiss', '异议不成立', ['objected'], 'dismissed', 'reviewer'), needsReason: true },
  step('lapse', '期满没有异议', ['mismatch'], 'dismissed', 'rule'),
  { ...step('repair', '信用修复', ['dismissed'], 'repaired', 'reviewer'), needsReason: true },
];
