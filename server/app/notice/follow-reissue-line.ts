import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { moveReissue } from '../../core/notice/move-reissue.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { kindNamed, type NoticeKind } from '../../core/notice/notice-kind.ts';
import { REISSUE_LABELS } from '../../core/notice/reissue.ts';
import { REFUSAL_ASKED, reissueNews } from '../../core/notice/reissue-answer.ts';
import { type ReissueLine, reissueLine } from '../../core/notice/reissue-line.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { choiceLines } from '../../core/task/rest-of-line.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { keepAsked } from '../task/ask-words.ts';
import { keepNotice } from './keep-notice.ts';
import { keepReissue } from './keep-reissue.ts';
import { postOnBoard } from './post-on-board.ts';
import type { ReissueMeans } from './show-reissue.ts';
import { tellApplicant } from './tell-applicant.ts';

type Typed = { readonly by: StaffMember; readonly talk: Talk; readonly at: Instant };

/**
 * 补办 YS-… 办结, 补办 YS-… 不办 理由: a colleague of the department that reissues ends the case. State, board, trail, card and what the
 * applicant is told go together. A refusal without a reason asks for it once.
 */
export async function followReissueLine(
  means: ReissueMeans,
  records: Records,
  line: ReissueLine,
  { by, talk, at }: Typed,
): Promise<Result<readonly string[]>> {
  const { verb, number, reason } = line;
  const notice = await records.notices.lockPublished(number);
  const kind = notice && kindNamed(means.catalogue.home.noticeBoard, notice.kind);
  if (!notice || !kind)
    return refused('notice-unknown', `没有编号 ${number} 的声明。`, '核对编号,像 YS-20190715-0031。');
  const may = mayEnd(means, notice, kind, by);
  if (!may.ok) return may;
  const moved = moveReissue(notice, { verb, by: 'department', who: by.id, at, reason });
  if (moved.ok) return ended(means, records, moved.value, { verb, kind, by, at });
  return moved.refusal.code === 'reissue-reason-missing' ? askWhy(records, number, talk, at) : moved;
}

type Ending = Pick<ReissueLine, 'verb'> & {
  readonly kind: NoticeKind;
  readonly by: StaffMember;
  readonly at: Instant;
};

async function ended(
  means: ReissueMeans,
  records: Records,
  notice: LossNotice,
  { verb, kind, by, at }: Ending,
): Promise<Result<readonly string[]>> {
  const { reissue, number } = notice;
  if (!reissue || number === null) throw new Error('A case that ended is not there.');
  const event = verb === 'refuse' ? { event: 'notice-reissue-refused' } : {};
  await keepNotice(records, notice, { by: by.id, at, ...event });
  if (verb === 'close') await postOnBoard(records, { event: 'reissued', number, day: dayOf(at) }, at);
  await keepReissue(means, records, notice, at);
  await tellApplicant(records, notice, reissueNews(notice, kind, reissue), at);
  const board = verb === 'close' ? ['公示板已注明“已补办”'] : [];
  return done([`${number} ${REISSUE_LABELS[reissue.state]}。`, ...board, '本人已经知道']);
}

/** The department of the kind, and nobody in his own case. */
function mayEnd(
  { catalogue: { home } }: ReissueMeans,
  { applicant: { talk } }: LossNotice,
  { reissuer, name }: NoticeKind,
  by: StaffMember,
): Result<null> {
  if (by.department !== reissuer) {
    const department = home.departments.find(({ id }) => id === reissuer)?.name ?? '补发部门';
    return refused('reissue-other-department', `${name}由${department}补办。`, `请${department}的同事发。`);
  }
  if (talk.channel === 'dingtalk' && talk.person === by.staffId)
    return refused('notice-own', '自己的证不能自己补办。', '请另一位同事来办。');
  return done(null);
}

function askWhy(records: Records, number: string, talk: Talk, at: Instant): Promise<Result<readonly string[]>> {
  const { asks, hint, choices } = REFUSAL_ASKED;
  const offer = { kind: 'words', line: reissueLine(number, '不办'), choices } as const;
  return keepAsked(records, { lines: [`${number} ${asks}`, hint, ...choiceLines(choices)], offer }, talk, at);
}
