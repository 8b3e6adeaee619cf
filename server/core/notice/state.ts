/** Where a loss notice stands (遗失声明). */
export type NoticeState =
  | 'draft'
  | 'identified'
  | 'undertaken'
  | 'reviewing'
  /** One reviewer agrees, another has to look. */
  | 'endorsed'
  | 'published'
  | 'disputed'
  | 'effective'
  /** The department gave a new certificate: the old one is void for good. */
  | 'reissued'
  | 'corrected'
  | 'withdrawn'
  | 'revoked'
  | 'declined'
  | 'archived';

export const NOTICE_LABELS: Readonly<Record<NoticeState, string>> = {
  draft: '草稿',
  identified: '已填身份',
  undertaken: '已承诺',
  reviewing: '审核中',
  endorsed: '待复核',
  published: '公示中',
  disputed: '有异议,处理中',
  effective: '期满生效',
  reissued: '已补办',
  corrected: '已更正',
  withdrawn: '已撤销(证件找到)',
  revoked: '已撤销(不实)',
  declined: '没有通过审核',
  archived: '已归档',
};

/** Still being filled in: nobody but the applicant knows of it. */
export const UNFILED: readonly NoticeState[] = ['draft', 'identified', 'undertaken'];

/** Handed in, and not yet cleared. */
export const FILED: readonly NoticeState[] = [
  'reviewing',
  'endorsed',
  'published',
  'disputed',
  'effective',
  'reissued',
  'corrected',
  'withdrawn',
  'revoked',
  'declined',
];

/** A notice of the same certificate number in one of these stands in the way of another. */
export const STANDING: readonly NoticeState[] = ['reviewing', 'endorsed', 'published', 'disputed', 'effective'];

/** The certificate is announced as lost, and the notice can still change. */
export const IN_FORCE: readonly NoticeState[] = ['published', 'disputed', 'effective'];

/** The certificate that was announced is void: also after a new one took its place. */
export const VOID: readonly NoticeState[] = [...IN_FORCE, 'reissued'];

export function isUnfiled(state: NoticeState): boolean {
  return UNFILED.includes(state);
}
