import type { LossNotice } from '../../core/notice/notice.ts';
import { pointOf } from '../../core/notice/notice-answer.ts';
import type { NoticeKind } from '../../core/notice/notice-kind.ts';
import { mustProve, needsReview } from '../../core/notice/proving.ts';
import { type Announcement, announcementOf } from '../../core/notice/public-notice.ts';
import { mayAsk, type Reissue } from '../../core/notice/reissue.ts';
import { isUnfiled, type NoticeState } from '../../core/notice/state.ts';
import { tailOfIdNumber } from '../../core/people/id-number.ts';
import type { Places } from '../../core/place.ts';
import { done, type Result } from '../../core/result.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { Means } from '../means.ts';
import { atForm, isFull } from './at-form.ts';

/** What the page shows of a notice: to whoever holds the session, and numbers no further than their end. */
export type FormView = {
  readonly kind: NoticeKind;
  readonly kinds: readonly NoticeKind[];
  readonly towns: readonly string[];
  /** Where found certificates are brought. */
  readonly point: string;
  readonly today: string;
  /** What was said so far; of numbers only that they were, and how they end. */
  readonly lostOn: string;
  readonly lostAt: string;
  readonly name: string;
  readonly certificateTail: string | null;
  readonly idTail: string | null;
  readonly photo: 'kept' | 'none' | null;
  /** Whether he has to prove who he is, how he did, and how he would. */
  readonly identity: { readonly needed: boolean; readonly proved: string | null; readonly provider: string };
  /** A member of staff looks before it is public. */
  readonly review: boolean;
  /** Nothing is missing: what will be public, to be agreed to. */
  readonly full: boolean;
  readonly published: Announcement;
  /** Null while it is being filled in. */
  readonly filed: FiledView | null;
};

/** What became of it. `reissue`: `open` when he may ask for it, else where the case stands; null when it is none. */
type FiledView = {
  readonly number: string | null;
  readonly case: number;
  readonly at: Instant;
  readonly state: NoticeState;
  readonly reissue: 'open' | Reissue | null;
};

export function viewForm(means: Means, session: string): Promise<Result<FormView>> {
  return atForm(means, session, async (_records, { notice, kind, at }) => done(viewOf(means, notice, kind, at)));
}

function viewOf({ catalogue, identity }: Means, notice: LossNotice, kind: NoticeKind, at: Instant): FormView {
  const { home, places } = catalogue;
  const { number } = notice;
  const on = dayOf(notice.reached.published ?? at);
  return {
    ...{ kind, kinds: home.noticeBoard.kinds, today: dayOf(at), point: pointOf({ catalogue }) },
    towns: [...places.values()].filter(({ parent }) => parent === home.id).map((place) => place.name),
    ...saidIn(notice, places),
    identity: {
      needed: mustProve(notice, kind, Boolean(identity)),
      proved: notice.proved?.label ?? null,
      provider: identity?.label ?? '',
    },
    review: needsReview(notice, kind),
    full: isFull(notice),
    published: announcementOf(notice, kind, { number: number ?? '', on, places }),
    filed: isUnfiled(notice.state) ? null : filedOf(notice, at),
  };
}

function filedOf({ number, case: typed, state, reissue, reached }: LossNotice, at: Instant): FiledView {
  const open = mayAsk(state, reissue) && reissue?.state !== 'refused';
  return { number, case: typed, at: reached.undertaken ?? at, state, reissue: open ? 'open' : (reissue ?? null) };
}

type Said = Pick<FormView, 'lostOn' | 'lostAt' | 'name' | 'certificateTail' | 'idTail' | 'photo'>;

function saidIn({ photo, ...notice }: LossNotice, places: Places): Said {
  const { lostOn, lostAt, name, idNumber, certificateNumber } = notice;
  return {
    ...{ lostOn: lostOn ?? '', name: name ?? '' },
    lostAt: lostAt === null ? '' : (places.get(lostAt)?.name ?? ''),
    certificateTail: certificateNumber?.slice(-4) ?? null,
    idTail: idNumber === null ? null : tailOfIdNumber(idNumber),
    photo: typeof photo === 'object' && photo !== null ? 'kept' : (photo ?? null),
  };
}
