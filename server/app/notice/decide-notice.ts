import type { StaffMember } from '../../core/catalogue/staff.ts';
import { decisionsOn, type NoticeVerb } from '../../core/notice/life-cycle.ts';
import { move } from '../../core/notice/move.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { newsOf } from '../../core/notice/notice-answer.ts';
import { kindNamed, type NoticeKind } from '../../core/notice/notice-kind.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';
import { keepNotice } from './keep-notice.ts';
import { keepReissue } from './keep-reissue.ts';
import { postOnBoard } from './post-on-board.ts';
import { NOTICE_TERM, publishNotice } from './publish-notice.ts';
import { tellApplicant } from './tell-applicant.ts';

type Decision = {
  readonly case: number;
  readonly verb: NoticeVerb;
  readonly reason: string;
  readonly by: StaffMember;
  readonly at: Instant;
};

const LONGEST_REASON = 200;

/** A reviewer decides about a notice; whoever filed it hears of it. Nobody decides about his own. */
export async function decideNotice(
  knowledge: Pick<Knowledge, 'catalogue'>,
  records: Records,
  { case: typed, verb, reason, by, at }: Decision,
): Promise<Result<LossNotice>> {
  if (!by.roles.includes('reviewer'))
    return refused('reviewer-only', '审核遗失声明要有审核员角色。', '请找有这个角色的同事。');
  if ([...reason].length > LONGEST_REASON)
    return refused('reason-too-long', `理由最多 ${LONGEST_REASON} 个字。`, '写要紧的一句。');
  const notice = await records.notices.lock(typed);
  const kind = notice && kindNamed(knowledge.catalogue.home.noticeBoard, notice.kind);
  if (!notice || !kind) return refused('notice-unknown', `没有受理号 ${typed} 的声明。`, '回列表,从列表里点进去。');
  const barred = barredFrom(notice, kind, verb, by);
  if (barred !== null) return barred;
  const moved = move(notice, { verb, by: 'reviewer', at, reason });
  if (!moved.ok) return moved;
  const seen = verb === 'endorse' ? { ...moved.value, endorsedBy: by.id } : moved.value;
  const decided = await settle(knowledge, records, { notice: seen, kind, verb, by, at });
  if (verb === 'endorse') return done(decided); // the applicant hears what comes of it
  await tellApplicant(records, decided, newsOf(decided, kind, knowledge.catalogue.home.hotline), at);
  return done(decided);
}

/** Nobody decides about his own; where two have to look, nobody is both of them. */
function barredFrom(notice: LossNotice, kind: NoticeKind, verb: NoticeVerb, by: StaffMember): Result<never> | null {
  const { talk } = notice.applicant;
  if (talk.channel === 'dingtalk' && talk.person === by.staffId)
    return refused('notice-own', '自己登记的不能自己审。', '请另一位审核员来审。');
  if (notice.state === 'endorsed' && notice.endorsedBy === by.id)
    return refused('notice-second-pair', '这一份要两个人看,您已经看过了。', '请另一位审核员来复核。');
  if (verb !== 'approve' || decisionsOn(notice.state, kind).some((step) => step.verb === verb)) return null;
  return refused('notice-second-pair', '这种证要两个人看过才公示。', '先点「初审同意」,再请另一位审核员复核。');
}

type Settling = {
  readonly notice: LossNotice;
  readonly kind: NoticeKind;
  readonly verb: NoticeVerb;
  readonly by: StaffMember;
  readonly at: Instant;
};

const SHOWN: Partial<Record<NoticeVerb, 'disputed' | 'dismissed' | 'revoked'>> = {
  dispute: 'disputed',
  dismiss: 'dismissed',
  revoke: 'revoked',
};

/** Puts on the board what belongs there. A dispute that failed lets the term go on: when it is over already, it ends at once. */
async function settle(
  knowledge: Pick<Knowledge, 'catalogue'>,
  records: Records,
  { notice, kind, verb, by, at }: Settling,
): Promise<LossNotice> {
  if (verb === 'approve') return publishNotice(knowledge, records, { notice, kind, by: by.id, at });
  await keepNotice(records, notice, { by: by.id, at });
  const event = SHOWN[verb];
  if (event !== undefined && notice.number !== null)
    await postOnBoard(records, { event, number: notice.number, day: dayOf(at) }, at);
  await keepReissue(knowledge, records, notice, at);
  if (verb === 'dismiss' && notice.number !== null)
    await records.timers.set({ kind: NOTICE_TERM, subject: notice.number, due: at }, at);
  return notice;
}
