/** Where a commitment stands (告知承诺书). Whether a check is late, or the case was decided meanwhile, are facts beside it. */
export type CommitmentState =
  | 'draft'
  | 'gated'
  | 'read'
  | 'signed'
  | 'decided'
  | 'withdrawn'
  | 'true'
  | 'exempt'
  | 'mismatch'
  | 'objected'
  | 'upheld'
  | 'dismissed'
  | 'repaired';

export const COMMITMENT_LABELS: Readonly<Record<CommitmentState, string>> = {
  draft: '草稿',
  gated: '可以签',
  read: '已读懂,还没签',
  signed: '已签,待核查',
  decided: '事情已办结,待核查',
  withdrawn: '已撤回',
  true: '属实',
  exempt: '免予核查',
  mismatch: '核查不符,可提异议',
  objected: '有异议,复核中',
  upheld: '异议成立,不记失信',
  dismissed: '不属实,已记失信',
  repaired: '已修复',
};

/** Not signed yet: nobody but himself knows of it. */
export const UNSIGNED: readonly CommitmentState[] = ['draft', 'gated', 'read'];

export const SIGNED: readonly CommitmentState[] = [
  'signed',
  'decided',
  'withdrawn',
  'true',
  'exempt',
  'mismatch',
  'objected',
  'upheld',
  'dismissed',
  'repaired',
];

/** Waits for whoever checks it. */
export const UNCHECKED: readonly CommitmentState[] = ['signed', 'decided'];

export function isUnsigned(state: CommitmentState): boolean {
  return UNSIGNED.includes(state);
}
