import type { LossNotice } from '../../core/notice/notice.ts';
import { provedBy } from '../../core/notice/proving.ts';
import { isUnfiled } from '../../core/notice/state.ts';
import type { VerifiedIdentity } from '../../core/people/verified-identity.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Records } from '../../ports/store.ts';
import { hearProvider, sendToProvider, unproved } from '../identity/ask-provider.ts';
import type { Means } from '../means.ts';
import { keepNotice } from '../notice/keep-notice.ts';
import { withIdentity } from '../notice/take-notice-words.ts';
import { atForm, isFull, type Sheet, settingOf } from './at-form.ts';

const PURPOSE = '登记证件遗失';
const RETURN_TO = '/notices/new/identified';

/** Where he goes to prove that the notice is his own; only who has filled it in is asked. */
export function beginNoticeIdentity(means: Means, session: string, request: string): Promise<Result<string>> {
  return sendToProvider(means, {
    ...{ request, purpose: PURPOSE, returnTo: RETURN_TO },
    none: {
      code: 'identity-none',
      message: '网上还不能核验身份。',
      next: '不用核验,点同意以后先由工作人员审核。',
    },
    look: () =>
      atForm(means, session, async (_records, { notice }) => {
        const may = mayProve(notice);
        return may.ok ? done(notice.applicant.talk) : may;
      }),
    keep: () =>
      atForm(means, session, async (records, { notice, at }) => {
        const may = mayProve(notice);
        if (may.ok) await records.notices.save({ ...notice, identityRequest: request }, at);
        return may;
      }),
  });
}

function mayProve(notice: LossNotice): Result<null> {
  if (!isUnfiled(notice.state)) return refused('notice-over', '这一份已经交上去了。', '回到页面就看得到。');
  return isFull(notice) ? done(null) : refused('form-incomplete', '还有没填的。', '回去填完再核验身份。');
}

/** Takes what the provider says: name and ID number of the notice are those of who was proved. */
export function takeNoticeIdentity(means: Means, session: string): Promise<Result<null>> {
  return hearProvider(means, {
    look: () =>
      atForm(means, session, async (_records, { notice }) =>
        done({ request: notice.identityRequest ?? null, talk: notice.applicant.talk }),
      ),
    keep: (proved, request) =>
      atForm(means, session, async (records, sheet) => {
        const { notice } = sheet;
        if (notice.identityRequest !== request || !mayProve(notice).ok) return unproved();
        return keepProved(means, records, sheet, proved);
      }),
  });
}

async function keepProved(
  means: Means,
  records: Records,
  { notice, kind, at }: Sheet,
  proved: VerifiedIdentity,
): Promise<Result<null>> {
  const mine = provedBy(notice, proved, settingOf(means, { kind, at }));
  const kept = mine.ok ? withIdentity(means, mine.value, kind, at) : { ...notice, identityRequest: null };
  await keepNotice(records, kept, { by: 'citizen', at, event: mine.ok ? 'notice-proved' : mine.refusal.code });
  return mine.ok ? done(null) : mine;
}
