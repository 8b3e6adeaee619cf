import { type FormSetting, missingIn } from '../../core/notice/form.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { kindNamed, type NoticeKind } from '../../core/notice/notice-kind.ts';
import { type Result, refused } from '../../core/result.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';

/** The notice that a session fills in, locked. */
export type Sheet = {
  readonly notice: LossNotice;
  readonly kind: NoticeKind;
  readonly at: Instant;
};

/** Works on the notice of a session; refuses who has none, and what was cleared meanwhile. */
export function atForm<T>(
  means: Means,
  session: string,
  work: (records: Records, sheet: Sheet) => Promise<Result<T>>,
): Promise<Result<T>> {
  return means.store.transaction(async (records) => {
    const at = means.clock.now();
    const typed = session === '' ? null : await records.pageKeys.form.holder(session, at);
    const notice = typed === null ? null : await records.notices.lock(typed);
    const kind = notice && kindNamed(means.catalogue.home.noticeBoard, notice.kind);
    if (!notice || !kind)
      return refused(
        'form-closed',
        '这个页面没有开着的登记,或者放太久了。',
        '回到微信再发「登记遗失」,点「在网页上填」。',
      );
    return work(records, { notice, kind, at });
  });
}

export function settingOf({ catalogue }: Means, { kind, at }: Pick<Sheet, 'kind' | 'at'>): FormSetting {
  return { kind, today: dayOf(at), places: catalogue.places, home: catalogue.home.id };
}

export function isFull(notice: LossNotice): boolean {
  return missingIn(notice) === null;
}
