import { formLink } from '../../core/notice/filing-answer.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { asking } from '../notice/begin-notice.ts';
import type { Outcome, Step } from '../step.ts';

const LINK_LIVES = 30 * 60_000;

/** 在网页上填: a link to the form of this notice, which works once. Who goes on in the chat may. */
export async function issueFormLink(step: Step, { case: typed, applicant }: LossNotice): Promise<Outcome> {
  const { means, records, incoming, around } = step;
  const { at } = incoming;
  const token = await records.pageKeys.form.issue(typed, at + LINK_LIVES);
  const record = `notice ${typed}`;
  await records.trail.append({ record, event: 'notice-link-issued', by: 'citizen', at, facts: {} }, applicant.talk);
  const answer = formLink(`${means.publicUrl}/notices/new/${token}`, around);
  return { ...asking(step, typed, answer), noted: '〈给了填表的链接〉' };
}
