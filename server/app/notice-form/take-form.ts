import type { LossNotice } from '../../core/notice/notice.ts';
import { kindNamed } from '../../core/notice/notice-kind.ts';
import { isUnfiled } from '../../core/notice/state.ts';
import { heardForm, type Problems, type Written } from '../../core/notice/whole-form.ts';
import { done, type Refusal, type Result } from '../../core/result.ts';
import type { Photo } from '../../ports/photos.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { keepNotice } from '../notice/keep-notice.ts';
import { withPhoto } from '../notice/keep-photo.ts';
import { withIdentity } from '../notice/take-notice-words.ts';
import { atForm, type Sheet, settingOf } from './at-form.ts';

/** A form as it was sent. `photo`: its bytes; null when none was chosen. */
export type SentForm = {
  readonly session: string;
  readonly kind: string;
  readonly written: Written;
  readonly photo: Buffer | null;
};

/** Keeps every field that is right, and says of each other one what is wrong; a notice that was filed meanwhile stays as it is. */
export async function takeForm(means: Means, { session, kind, written, photo }: SentForm): Promise<Result<Problems>> {
  const drawn = photo === null || !means.photos ? null : await means.photos.redraw(photo);
  return atForm(means, session, async (records, sheet) => {
    if (!isUnfiled(sheet.notice.state)) return done({});
    const chosen = kindNamed(means.catalogue.home.noticeBoard, kind);
    if (chosen === null) return done({ kind: UNKNOWN_KIND });
    const heard = heardForm(sheet.notice, written, settingOf(means, { kind: chosen, at: sheet.at }));
    const pictured = await withSent(records, heard.notice, drawn, sheet);
    const notice = withIdentity(means, pictured.ok ? pictured.value : heard.notice, chosen, sheet.at);
    if (notice.state === sheet.notice.state) await records.notices.save(notice, sheet.at);
    else await keepNotice(records, notice, { by: 'citizen', at: sheet.at });
    return done(pictured.ok ? heard.problems : { ...heard.problems, photo: pictured.refusal });
  });
}

const UNKNOWN_KIND: Refusal = {
  code: 'notice-kind-unknown',
  message: '公示板没有这种证。',
  next: '从列表里选一种。',
};

/** No photo chosen: the one that is there stays, and where none is he has none. */
async function withSent(
  records: Records,
  notice: LossNotice,
  photo: Result<Photo> | null,
  { at }: Sheet,
): Promise<Result<LossNotice>> {
  if (photo === null) return done({ ...notice, photo: notice.photo ?? 'none' });
  return photo.ok ? withPhoto(records, notice, photo.value, at) : photo;
}
