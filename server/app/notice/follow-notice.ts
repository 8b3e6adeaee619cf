import type { NoticeAct } from '../../core/notice/notice-act.ts';
import { noticeRefused, onlyInPrivate, onlyWithAccount } from '../../core/notice/notice-answer.ts';
import { isUnfiled } from '../../core/notice/state.ts';
import type { Refusal } from '../../core/result.ts';
import { issueFormLink } from '../notice-form/issue-form-link.ts';
import type { Outcome, Step } from '../step.ts';
import { askNext } from './ask-next.ts';
import { asking, beginNotice, openNotice } from './begin-notice.ts';
import { correctNotice } from './correct-notice.ts';
import { lookUpNotice } from './look-up-notice.ts';
import { type OwnNotice, ownNotice } from './own-notice.ts';
import { reissueNotice } from './reissue-notice.ts';
import { beginFound } from './report-found.ts';
import { skipPhoto } from './take-notice-photo.ts';
import { undertakeNotice } from './undertake-notice.ts';
import { withdrawNotice } from './withdraw-notice.ts';

/**
 * Does what a word or a button about loss notices asks for. Only who has an account files or reports: who can be anybody anew with each
 * message could neither be told nor be kept from trying out numbers. And nobody is asked for his ID number in a group.
 */
export async function followNotice(step: Step, act: NoticeAct): Promise<Outcome> {
  if (act.verb !== 'look-up' && (step.overheard || step.recipient === null)) {
    const answer = step.overheard
      ? onlyInPrivate(step.around)
      : onlyWithAccount(`${step.means.publicUrl}/board`, step.around);
    return { answer, conversation: step.conversation };
  }
  switch (act.verb) {
    case 'begin':
      return beginNotice(step, act.kind);
    case 'resume':
      return withBegun(step, act.case, ({ notice, kind }) => asking(step, notice.case, askNext(step, notice, kind)));
    case 'restart':
      return withBegun(step, act.case, ({ notice, kind }) => openNotice(step, kind, notice.corrects));
    case 'web':
      return withBegun(step, act.case, ({ notice }) => issueFormLink(step, notice));
    case 'skip-photo':
      return withBegun(step, act.case, ({ notice }) => skipPhoto(step, notice));
    case 'undertake':
      return undertakeNotice(step, act.case);
    case 'look-up':
      return lookUpNotice(step, act.number);
    case 'withdraw':
      return withdrawNotice(step, act.number);
    case 'correct':
      return correctNotice(step, act.number);
    case 'reissue':
      return reissueNotice(step, act.number);
    case 'found':
      return beginFound(step, act.kind);
  }
}

/** A button of a notice that was filed meanwhile, or cleared, does nothing. */
async function withBegun(
  step: Step,
  number: number,
  work: (own: OwnNotice) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const own = await ownNotice(step, step.records.notices.lock(number));
  if (own.ok && isUnfiled(own.value.notice.state)) return work(own.value);
  return { answer: noticeRefused(OVER, step.around), conversation: step.conversation };
}

const OVER: Refusal = {
  code: 'notice-over',
  message: '这一份已经交上去了,或者放得太久清掉了。',
  next: '重新登记发「登记遗失」。',
};
