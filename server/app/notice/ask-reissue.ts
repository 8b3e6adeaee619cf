import { moveReissue } from '../../core/notice/move-reissue.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import type { NoticeKind } from '../../core/notice/notice-kind.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { keepNotice } from './keep-notice.ts';
import { keepReissue } from './keep-reissue.ts';
import { groupFor, type ReissueMeans } from './show-reissue.ts';

type Asking = { readonly notice: LossNotice; readonly kind: NoticeKind; readonly at: Instant };

/**
 * 申请补办: hands a notice that is locked to the department that reissues, from the chat and from the page alike. Refused where no group
 * of the department would see it: then the window is the way.
 */
export async function askReissue(
  means: ReissueMeans,
  records: Records,
  { notice, kind, at }: Asking,
): Promise<Result<LossNotice>> {
  const { reissueAllowance: allowance } = means.catalogue.home;
  const moved = moveReissue(notice, { verb: 'ask', by: 'applicant', who: null, at, allowance });
  if (!moved.ok) return moved;
  if ((await groupFor(means, records, kind.reissuer)) === null)
    return refused(
      'reissue-unreachable',
      '补发部门还没有接上网上补办。',
      `带身份证到${kind.accepts},凭编号 ${notice.number ?? ''} 办,不用登报。`,
    );
  await keepNotice(records, moved.value, { by: 'citizen', at, event: 'notice-reissue-asked' });
  await keepReissue(means, records, moved.value, at);
  return done(moved.value);
}
