import type { Commitment } from '../../core/commitment/commitment.ts';
import { commitmentLines } from '../../core/commitment/commitment-answer.ts';
import { SIGNED } from '../../core/commitment/state.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { noticeLines } from '../../core/notice/notice-answer.ts';
import { FILED } from '../../core/notice/state.ts';
import { nameIn } from '../../core/people/colleague.ts';
import { mine } from '../../core/task/entrusting-answer.ts';
import { ownAccounts, ownTasks } from '../join/own-accounts.ts';
import { nameOfKind } from '../notice/withdraw-notice.ts';
import type { Outcome, Step } from '../step.ts';
import { entrusted } from './rate-mine.ts';

const SHOWN = 5;

/** 我的: what is run for him, and how far it is; what he committed to or announced as lost, and how that stands. */
export async function viewMine(step: Step): Promise<Outcome> {
  const { means, records, incoming, conversation, around } = step;
  const tasks = entrusted(await ownTasks(records, incoming, SHOWN));
  const answer = mine(tasks, nameIn(means.catalogue.home), incoming.at, around);
  const notices: LossNotice[] = [];
  const commitments: Commitment[] = [];
  for (const account of await ownAccounts(records, incoming)) {
    notices.push(...(await records.notices.ofApplicant(account, FILED, SHOWN)));
    commitments.push(...(await records.commitments.ofSigner(account, SIGNED, SHOWN)));
  }
  const lines = [...commitmentLines(commitments), ...noticeLines(notices, nameOfKind(step))];
  if (lines.length === 0) return { answer, conversation };
  const told = tasks.length === 0 ? { headline: '您的登记', lines } : { lines: [...lines, ...answer.lines] };
  return { answer: { ...answer, ...told }, conversation };
}
