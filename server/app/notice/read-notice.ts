import type { FollowingEntry } from '../../core/notice/board-check.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { kindNamed, type NoticeKind } from '../../core/notice/notice-kind.ts';
import { identityInWords } from '../../core/notice/proving.ts';
import type { PublicNotice } from '../../core/notice/public-notice.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { faultsSaid } from './board-standing.ts';

/** A notice as anybody may see it, its place in the chain, and whether it is what was published. */
export type NoticeReading = {
  readonly notice: PublicNotice;
  /** Null for a kind that the county does not announce any more, and after the privacy date. */
  readonly kind: NoticeKind | null;
  /** How the applicant was proved. */
  readonly identity: string;
  /** Name and telephone of the department that reissues. */
  readonly reissuer: { readonly name: string; readonly telephone: string } | null;
  readonly entries: readonly FollowingEntry[];
  /** What is wrong with it, looked at now; empty when it is what was published. */
  readonly faults: readonly string[];
};

/** One notice by its number, checked against the chain at this moment. */
export function readNotice({ store, catalogue: { home } }: Means, number: string): Promise<Result<NoticeReading>> {
  return store.transaction(async ({ notices }) => {
    const checked = await checkNotice(notices, number);
    if (checked === null)
      return refused('notice-unknown', `没有编号 ${number} 的声明。`, '核对编号,像 YS-20190715-0031;或者按日期找。');
    const { notice, filed, entries, faults } = checked;
    const kind = notice.kind === null ? null : kindNamed(home.noticeBoard, notice.kind);
    const reissuer = home.departments.find(({ id }) => id === kind?.reissuer) ?? null;
    const identity = filed === 'changed' ? '说不准' : identityInWords(filed);
    return done({ notice, kind, identity, reissuer, entries, faults });
  });
}

/** What the board shows of a number; `filed`: what lies sealed behind it, null when that is gone, `changed` when it does not open. */
export type CheckedNotice = Pick<NoticeReading, 'notice' | 'entries' | 'faults'> & {
  readonly filed: LossNotice | 'changed' | null;
};

/** Holds what is shown against the chain, and opens what lies sealed; null when there is no such number. */
export async function checkNotice(notices: Records['notices'], number: string): Promise<CheckedNotice | null> {
  const [reading] = await notices.board.readings([number]);
  const notice = reading?.notice ?? null;
  if (reading === undefined || notice === null) return null;
  const filed = await notices.checkPublished(number);
  const changed = filed === 'changed' ? [`${number} 登记的原始记录被改动过`] : [];
  return { notice, filed, entries: reading.entries, faults: [...faultsSaid(reading.faults), ...changed] };
}
