import { NO_FOCUS } from '../../core/conversation/focus.ts';
import { talkOf } from '../../core/conversation/message.ts';
import { STANDING } from '../../core/notice/state.ts';
import { entrustRefused, nothingToWithdraw, withdrawn, withdrawWhich } from '../../core/task/entrusting-answer.ts';
import { isOver } from '../../core/task/state.ts';
import { withdrawSomeCommitment } from '../commitment/withdraw-commitment.ts';
import { ownTasks } from '../join/own-accounts.ts';
import { withdrawNotice } from '../notice/withdraw-notice.ts';
import type { Outcome, Step } from '../step.ts';
import { revokeAuthorisation } from '../task/revoke-authorisation.ts';
import { entrusted } from './rate-mine.ts';

const LOOKED_AT = 50;

/** 撤回: the only task under way is stopped at once; of several he says which. */
export async function withdrawTask(step: Step): Promise<Outcome> {
  const { records, incoming, conversation, around } = step;
  const all = await ownTasks(records, incoming, LOOKED_AT);
  const open = entrusted(all).filter(({ state }) => !isOver(state));
  const [only] = open;
  if (only === undefined) return withdrawOther(step);
  if (open.length === 1) return withdrawOne(step, only.number);
  const answer = withdrawWhich(open, around);
  const pending = { about: 'withdraw', question: '', asks: '', focus: NO_FOCUS, choices: answer.choices } as const;
  return { answer, conversation: { ...conversation, pending } };
}

/** No task is under way: what he may mean is a commitment or a notice of loss. */
async function withdrawOther(step: Step): Promise<Outcome> {
  const { records, incoming, conversation, around } = step;
  const commitment = await withdrawSomeCommitment(step);
  if (commitment !== null) return commitment;
  const notices = await records.notices.ofApplicant(incoming, STANDING, 1);
  return notices.length > 0 ? withdrawNotice(step, null) : { answer: nothingToWithdraw(around), conversation };
}

export async function withdrawOne(step: Step, number: number): Promise<Outcome> {
  const { means, records, incoming, around } = step;
  const { at } = incoming;
  const own = (await ownTasks(records, incoming, LOOKED_AT)).find((each) => each.number === number);
  const talk = own?.citizen.reach?.talk ?? talkOf(incoming); // it may be his under the account that he joined
  const revoked = await revokeAuthorisation(means, records, { number, talk, at });
  const answer = revoked.ok ? withdrawn(revoked.value, around) : entrustRefused(revoked.refusal, around);
  return { answer, conversation: { ...step.conversation, pending: null } };
}
