import type { NoticeKind } from './notice-kind.ts';
import type { NoticeState } from './state.ts';

/** Who does something to a notice: who lost the certificate, a reviewer of the county, who reissues, or the rules themselves. */
export type NoticeParty = 'applicant' | 'reviewer' | 'department' | 'rule';

export type NoticeVerb =
  | 'identify'
  | 'undertake'
  | 'submit'
  | 'publish'
  | 'endorse'
  | 'approve'
  | 'decline'
  | 'dispute'
  | 'dismiss'
  | 'revoke'
  | 'withdraw'
  | 'correct'
  | 'expire'
  | 'reissue'
  | 'archive';

export type NoticeStep = {
  readonly verb: NoticeVerb;
  readonly label: string;
  readonly from: readonly NoticeState[];
  readonly to: NoticeState;
  readonly by: NoticeParty;
  /** What comes of it, as the reviewer reads it beside the button; null where nobody decides. */
  readonly consequence: string | null;
  readonly needsReason: boolean;
};

const step = (
  verb: NoticeVerb,
  label: string,
  from: readonly NoticeState[],
  to: NoticeState,
  by: NoticeParty,
): NoticeStep => ({ verb, label, from, to, by, consequence: null, needsReason: false });

const decision = (
  verb: NoticeVerb,
  label: string,
  from: readonly NoticeState[],
  to: NoticeState,
  consequence: string,
  needsReason: boolean,
): NoticeStep => ({ verb, label, from, to, by: 'reviewer', consequence, needsReason });

/** What may become of a loss notice, and who may do it. Everything else is refused. */
export const LIFE_CYCLE: readonly NoticeStep[] = [
  step('identify', '填写身份', ['draft'], 'identified', 'applicant'),
  step('undertake', '承诺', ['identified'], 'undertaken', 'applicant'),
  step('submit', '送审', ['undertaken'], 'reviewing', 'rule'),
  step('publish', '公示', ['undertaken'], 'published', 'rule'),
  decision('endorse', '初审同意', ['reviewing'], 'endorsed', '还不公示,等另一位审核员复核', false),
  decision('approve', '同意公示', ['reviewing', 'endorsed'], 'published', '马上公示,取得编号,本人收到通知', false),
  decision(
    'decline',
    '不予公示',
    ['reviewing', 'endorsed'],
    'declined',
    '不公示,理由原样发给本人,本人可以重新登记',
    true,
  ),
  decision('dispute', '记录异议', ['published', 'effective'], 'disputed', '公示板注明“有异议”,期满不生效,先核实', true),
  decision('dismiss', '异议不成立', ['disputed'], 'published', '恢复公示,期限照原来算,过了期限当即生效', true),
  decision(
    'revoke',
    '撤销(不实)',
    ['published', 'disputed', 'effective', 'reissued'],
    'revoked',
    '公示板注明“已撤销”,窗口不再认',
    true,
  ),
  step(
    'withdraw',
    '找到了,撤销',
    ['reviewing', 'endorsed', 'published', 'disputed', 'effective'],
    'withdrawn',
    'applicant',
  ),
  step('correct', '更正', ['published', 'disputed', 'effective'], 'corrected', 'rule'),
  step('expire', '期满', ['published'], 'effective', 'rule'),
  step('reissue', '补办办结', ['published', 'effective'], 'reissued', 'department'),
  step(
    'archive',
    '归档',
    ['published', 'disputed', 'effective', 'reissued', 'corrected', 'withdrawn', 'revoked'],
    'archived',
    'rule',
  ),
];

/** What a reviewer may decide about a notice of a kind as it stands, in the order of the buttons. Where two have to look, the first endorses. */
export function decisionsOn(
  state: NoticeState,
  { secondReview = false }: Pick<NoticeKind, 'secondReview'>,
): readonly NoticeStep[] {
  const notNow = secondReview && state === 'reviewing' ? 'approve' : 'endorse';
  return LIFE_CYCLE.filter(({ by, from, verb }) => by === 'reviewer' && from.includes(state) && verb !== notNow);
}
