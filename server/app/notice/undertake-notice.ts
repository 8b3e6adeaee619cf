import type { Answer } from '../../core/answer/answer.ts';
import { missingIn } from '../../core/notice/form.ts';
import { inReview, noticeRefused, nowPublic } from '../../core/notice/notice-answer.ts';
import type { NoticeKind } from '../../core/notice/notice-kind.ts';
import { mustProve } from '../../core/notice/proving.ts';
import type { Outcome, Step } from '../step.ts';
import { askNext } from './ask-next.ts';
import { asking } from './begin-notice.ts';
import { type Filing, fileNotice } from './file-notice.ts';
import { ownNotice } from './own-notice.ts';
import { showFirst } from './take-notice-words.ts';

/** 同意并登记: he undertakes what he was shown. */
export async function undertakeNotice(step: Step, number: number): Promise<Outcome> {
  const { means, records, incoming, around } = step;
  const own = await ownNotice(step, records.notices.lock(number));
  if (!own.ok) return over(step, noticeRefused(own.refusal, around));
  const { notice, kind } = own.value;
  if (missingIn(notice) !== null || mustProve(notice, kind, Boolean(means.identity)))
    return asking(step, number, askNext(step, notice, kind));
  const filed = await fileNotice(means, records, { notice, kind, at: incoming.at });
  if (!filed.ok) return over(step, noticeRefused(filed.refusal, around));
  if (filed.value.kind === 'first') return showFirst(step, notice, filed.value.first);
  return over(step, answerTo(step, filed.value, kind));
}

function answerTo({ means, around }: Step, filing: Exclude<Filing, { kind: 'first' }>, kind: NoticeKind): Answer {
  if (filing.kind === 'in-review') return inReview(filing.notice, kind, around);
  const { shown, foundAt } = filing;
  return nowPublic(shown, kind, { address: `${means.publicUrl}/board/${shown.number}`, foundAt }, around);
}

function over({ conversation }: Step, answer: Answer): Outcome {
  return { answer, conversation: { ...conversation, pending: null } };
}
