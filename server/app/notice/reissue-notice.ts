import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { noticeRefused } from '../../core/notice/notice-answer.ts';
import { mayAsk } from '../../core/notice/reissue.ts';
import { reissueAsked, reissueWhich } from '../../core/notice/reissue-answer.ts';
import { reissueDue } from '../../core/notice/reissue-clock.ts';
import { IN_FORCE } from '../../core/notice/state.ts';
import type { Outcome, Step } from '../step.ts';
import { askReissue } from './ask-reissue.ts';
import { offering } from './await-answer.ts';
import { ownNotice } from './own-notice.ts';
import { nameOfKind } from './withdraw-notice.ts';

const LOOKED_AT = 20;

/** 申请补办, 补办 YS-…: his own notice becomes a case of the department. Without a number he is asked which. */
export async function reissueNotice(step: Step, number: string | null): Promise<Outcome> {
  const { means, records, incoming, around, conversation } = step;
  const { at } = incoming;
  if (number === null) {
    const own = await records.notices.ofApplicant(incoming, IN_FORCE, LOOKED_AT);
    const open = own.filter(({ state, reissue }) => mayAsk(state, reissue));
    const which = reissueWhich(open, nameOfKind(step), around);
    return { answer: which, conversation: offering(conversation, which, at) };
  }
  const own = await ownNotice(step, records.notices.lockPublished(number));
  if (!own.ok) return { answer: noticeRefused(own.refusal, around), conversation };
  const asked = await askReissue(means, records, { ...own.value, at });
  if (!asked.ok) return { answer: noticeRefused(asked.refusal, around), conversation };
  const { kind } = own.value;
  const reissuer = around.catalogue.home.departments.find(({ id }) => id === kind.reissuer) ?? null;
  const due = reissueDue(asked.value, workingCalendarOf(around.catalogue));
  const answer = reissueAsked(asked.value, kind, { reissuer, due }, around);
  return { answer, conversation: { ...conversation, pending: null } };
}
