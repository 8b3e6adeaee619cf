import { noticeRefused } from '../../core/notice/notice-answer.ts';
import { IN_FORCE } from '../../core/notice/state.ts';
import type { Outcome, Step } from '../step.ts';
import { openNotice } from './begin-notice.ts';
import { ownNotice } from './own-notice.ts';

/** 更正: what was published is never changed; a new notice is begun that names the old one and ends it. */
export async function correctNotice(step: Step, number: string): Promise<Outcome> {
  const { records, around, conversation } = step;
  const own = await ownNotice(step, records.notices.lockPublished(number));
  if (!own.ok) return { answer: noticeRefused(own.refusal, around), conversation };
  const { notice, kind } = own.value;
  if (IN_FORCE.includes(notice.state)) return openNotice(step, kind, number);
  const over = {
    code: 'notice-not-now',
    message: `${number} 已经${notice.state === 'reissued' ? '补办了' : '不在公示'},不用更正。`,
    next: '再丢了,发「登记遗失」。',
  };
  return { answer: noticeRefused(over, around), conversation };
}
