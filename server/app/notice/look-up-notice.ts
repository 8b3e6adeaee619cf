import { isOwn } from '../../core/notice/notice.ts';
import { askNumber, lookedUp, noSuchNotice } from '../../core/notice/notice-answer.ts';
import type { Outcome, Step } from '../step.ts';
import { offering } from './await-answer.ts';

/** 查公示: what the board shows of a number; to whoever filed it also what he can do. */
export async function lookUpNotice(step: Step, number: string | null): Promise<Outcome> {
  const { means, records, incoming, around, conversation } = step;
  const board = `${means.publicUrl}/board`;
  if (number === null) return { answer: askNumber(board, around), conversation };
  const shown = await records.notices.board.find(number);
  if (shown === null) return { answer: noSuchNotice(number, around), conversation };
  const filed = await records.notices.lockPublished(number);
  const own = filed !== null && isOwn(filed, incoming) ? filed : null;
  const answer = lookedUp(shown, { own, address: `${board}/${number}` }, around);
  return { answer, conversation: offering(conversation, answer, incoming.at) };
}
