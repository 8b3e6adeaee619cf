import { isOwn } from '../../core/notice/notice.ts';
import { alteredNotice, askNumber, lookedUp, noSuchNotice } from '../../core/notice/notice-answer.ts';
import type { Outcome, Step } from '../step.ts';
import { offering } from './await-answer.ts';
import { checkNotice } from './read-notice.ts';

/** 查公示: what the board shows of a number, held against the chain as on its page; to whoever filed it also what he can do. */
export async function lookUpNotice(step: Step, number: string | null): Promise<Outcome> {
  const { means, records, incoming, around, conversation } = step;
  const board = `${means.publicUrl}/board`;
  if (number === null) return { answer: askNumber(means.publicUrl, around), conversation };
  const checked = await checkNotice(records.notices, number);
  if (checked === null) return { answer: noSuchNotice(number, around), conversation };
  const { notice, filed, faults } = checked;
  const address = `${board}/${number}`;
  if (filed === 'changed' || faults.length > 0)
    return { answer: alteredNotice(number, { faults, address }, around), conversation };
  const own = filed !== null && isOwn(filed, incoming) ? filed : null;
  const answer = lookedUp(notice, { own, address }, around);
  return { answer, conversation: offering(conversation, answer, incoming.at) };
}
