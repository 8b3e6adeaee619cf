import { talkOf } from '../../core/conversation/message.ts';
import { kindNamed } from '../../core/notice/notice-kind.ts';
import { UNFILED } from '../../core/notice/state.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Means } from '../means.ts';
import { openDraft } from '../notice/open-draft.ts';
import { SESSION_LIVES } from './enter-form.ts';

/** The same for who is signed in: a session at the form of what he has begun, else of a new notice. */
export function enterOwnForm(means: Means, account: Account, kind: string): Promise<Result<string>> {
  if (kindNamed(means.catalogue.home.noticeBoard, kind) === null)
    return Promise.resolve(refused('notice-kind-unknown', '公示板没有这种证。', '从列表里选一种。'));
  return means.store.transaction(async (records) => {
    const at = means.clock.now();
    const [begun] = await records.notices.ofApplicant(account, UNFILED, 1);
    const applicant = { talk: talkOf({ ...account, chat: account.person }), recipient: account.person };
    const notice = begun ?? (await openDraft(records, { applicant, kind, corrects: null }, at));
    return done(await records.pageKeys.form.open(notice.case, at + SESSION_LIVES));
  });
}
