import type { Inquiry, InquiryAnswer } from '../../core/inquiry/inquiry.ts';
import { namesIn } from '../../core/inquiry/names.ts';
import { answerNotice } from '../../core/inquiry/notice.ts';
import type { Records } from '../../ports/store.ts';
import { type InquiryOutcome, taskHearsInquiry } from '../task/hear-inquiry.ts';
import type { InquiryMeans } from './keep-inquiry.ts';

/** The task and its owner hear an answer. 查无此人 and a correction make a person look before the task closes. */
export async function tellTask(
  means: InquiryMeans,
  records: Records,
  inquiry: Inquiry,
  answer: InquiryAnswer,
): Promise<void> {
  const line = answerNotice(inquiry, answer, namesIn(means.catalogue.home), answer.at);
  await hear(means, records, inquiry, outcomeOf(inquiry, answer), line, answer.at);
}

/** The task does not wait any more for what was withdrawn. */
export function tellTaskWithdrawn(means: InquiryMeans, records: Records, inquiry: Inquiry, at: number): Promise<void> {
  return hear(means, records, inquiry, 'withdrawn', `${inquiry.number} 号协查已撤回`, at);
}

function outcomeOf({ answers }: Inquiry, { kind }: InquiryAnswer): InquiryOutcome {
  if (kind === 'no-such-person') return 'no-such-person';
  return answers.length > 1 ? 'corrected' : 'answered';
}

/** A task that was erased or cleared hears nothing; that is no reason to refuse the answer. */
async function hear(
  means: InquiryMeans,
  records: Records,
  { task, number }: Inquiry,
  outcome: InquiryOutcome,
  line: string,
  at: number,
): Promise<void> {
  if ((await records.tasks.find(task)) === null) return;
  const heard = await taskHearsInquiry(means, records, task, number, outcome, line, at);
  if (!heard.ok) throw new Error(`Task ${task} did not hear inquiry ${number}: ${heard.refusal.code}`);
}
