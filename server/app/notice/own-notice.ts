import { isOwn, type LossNotice } from '../../core/notice/notice.ts';
import { kindNamed, type NoticeKind } from '../../core/notice/notice-kind.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Step } from '../step.ts';

export type OwnNotice = { readonly notice: LossNotice; readonly kind: NoticeKind };

/** A notice of his own, locked. Somebody else's is not there for him. */
export async function ownNotice(step: Step, find: Promise<LossNotice | null>): Promise<Result<OwnNotice>> {
  const notice = await find;
  const kind = notice && kindNamed(step.around.catalogue.home.noticeBoard, notice.kind);
  if (notice && kind && isOwn(notice, step.incoming)) return done({ notice, kind });
  return refused('notice-unknown', '您名下没有这一份。', '重新登记发「登记遗失」,查别人的发「查公示」加编号。');
}
