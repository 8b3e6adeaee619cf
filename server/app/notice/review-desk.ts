import type { StaffMember } from '../../core/catalogue/staff.ts';
import { decisionsOn, type NoticeStep, type NoticeVerb } from '../../core/notice/life-cycle.ts';
import { type LossNotice, photoOf } from '../../core/notice/notice.ts';
import { kindNamed, type NoticeKind } from '../../core/notice/notice-kind.ts';
import { identityInWords } from '../../core/notice/proving.ts';
import { type Announcement, announcementOf } from '../../core/notice/public-notice.ts';
import { isUnfiled, NOTICE_LABELS } from '../../core/notice/state.ts';
import { fullName, type Places } from '../../core/place.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { asReviewer } from '../desk/as-reviewer.ts';
import type { Means } from '../means.ts';
import { decideNotice } from './decide-notice.ts';

/** A notice in the queue: nothing of who filed it. */
export type QueuedNotice = {
  readonly case: number;
  readonly number: string | null;
  readonly kind: string;
  readonly state: string;
  readonly since: Instant;
};

export type ReviewQueue = {
  readonly me: string;
  readonly now: Instant;
  readonly waiting: readonly QueuedNotice[];
  readonly disputed: readonly QueuedNotice[];
};

/** What was said and what is or will be public, side by side, and what may be decided. */
export type ReviewView = {
  readonly now: Instant;
  readonly notice: QueuedNotice;
  readonly said: readonly { readonly label: string; readonly value: string }[];
  readonly published: Announcement;
  readonly decisions: readonly NoticeStep[];
  /** Whether he sent a photo that is still kept. */
  readonly photo: boolean;
};

const MOST = 100;

/** The reviewer's queue. Looking at it is in the trail. */
export function viewReviews(means: Means, session: string): Promise<Result<ReviewQueue>> {
  return asReviewer(means, session, async (records, { id, name }, now) => {
    const queue = async (state: 'reviewing' | 'endorsed' | 'disputed') =>
      (await records.notices.inState(state, MOST)).map((notice) => queued(notice, means));
    const waiting = [...(await queue('endorsed')), ...(await queue('reviewing'))];
    const disputed = await queue('disputed');
    const facts = { waiting: waiting.length, disputed: disputed.length };
    await records.trail.append({ record: `desk ${id}`, event: 'notices-viewed', by: id, at: now, facts });
    return done({ me: name, now, waiting, disputed });
  });
}

/** The 受理号 of a published notice: somebody objects by its public number. */
export function findReview(means: Means, session: string, number: string): Promise<Result<number>> {
  return asReviewer(means, session, async (records) => {
    const notice = await records.notices.lockPublished(number);
    if (notice !== null) return done(notice.case);
    return refused('notice-unknown', `没有编号 ${number} 的声明。`, '核对编号;已归档的不能再改。');
  });
}

/** One notice with everything that was said. Looking at it is in its trail, and whoever filed it sees who looked. */
export function viewReview(means: Means, session: string, typed: number): Promise<Result<ReviewView>> {
  return asReviewer(means, session, async (records, member, now) => {
    const { home, places } = means.catalogue;
    const notice = await records.notices.find(typed);
    const kind = notice && kindNamed(home.noticeBoard, notice.kind);
    if (!notice || !kind || isUnfiled(notice.state))
      return refused('notice-unknown', `没有受理号 ${typed} 的声明。`, '回列表,从列表里点进去。');
    await noteLook(records, notice, kind, member, now);
    const number = notice.number ?? '公示时取号';
    const published = announcementOf(notice, kind, { number, on: dayOf(notice.reached.published ?? now), places });
    const said = saidIn(notice, kind, places);
    return done({
      now,
      notice: queued(notice, means),
      said,
      published,
      decisions: decisionsOn(notice.state, kind),
      photo: photoOf(notice) !== null,
    });
  });
}

async function noteLook(
  { trail, looks }: Pick<Records, 'trail' | 'looks'>,
  notice: LossNotice,
  { name }: NoticeKind,
  { id: by, department }: StaffMember,
  at: Instant,
): Promise<void> {
  const { talk } = notice.applicant;
  await trail.append({ record: `notice ${notice.case}`, event: 'notice-viewed', by, at, facts: {} }, talk);
  const inquiry = notice.number ?? `受理号 ${notice.case}`;
  await looks.add(
    { kind: 'viewed', by, department, inquiry, fact: `${name}遗失声明`, purpose: '审核遗失声明', at },
    talk,
  );
}

const GONE = '已删除';

/** What the applicant said, with as much of a number as it takes to hold it against a paper. */
function saidIn(notice: LossNotice, kind: NoticeKind, places: Places): ReviewView['said'] {
  const { name, idNumber, lostOn, lostAt, undertaken, reason } = notice;
  const place = lostAt === null ? '' : fullName(places, lostAt);
  const rows: readonly (readonly [string, string | null])[] = [
    ['姓名', name ?? GONE],
    ['身份证号', idNumber === null ? GONE : masked(idNumber)],
    ['证号', certificateSeen(notice, kind)],
    ['丢失', lostOn === null ? GONE : `${lostOn} ${place}`],
    ['身份', identityInWords(notice)],
    ['承诺', undertaken && `已同意(${undertaken.version})`],
    ['上次的理由', reason],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

/** A form of the desk; sending it twice is refused by the state that it led to. */
export type ReviewAct = {
  readonly session: string;
  readonly case: number;
  readonly verb: NoticeVerb;
  readonly reason: string;
};

export function decideAtDesk(means: Means, { session, ...act }: ReviewAct): Promise<Result<null>> {
  return asReviewer(means, session, async (records, by, at) => {
    const decided = await decideNotice(means, records, { ...act, by, at });
    return decided.ok ? done(null) : decided;
  });
}

function queued(notice: LossNotice, { catalogue: { home } }: Means): QueuedNotice {
  const { case: typed, number, state, reached } = notice;
  const kind = kindNamed(home.noticeBoard, notice.kind)?.name ?? notice.kind;
  return { case: typed, number, kind, state: NOTICE_LABELS[state], since: reached[state] ?? 0 };
}

/** A number that holds the ID number is shown no further than that one. */
function certificateSeen({ certificateNumber }: LossNotice, { number }: NoticeKind): string {
  if (certificateNumber === null) return '已删除';
  return number.startsWithIdNumber ? masked(certificateNumber) : certificateNumber;
}

/** The last four are enough to hold it against a paper. */
function masked(number: string): string {
  return `${'*'.repeat(number.length - 4)}${number.slice(-4)}`;
}
