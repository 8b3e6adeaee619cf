import type { Answer } from '../../core/answer/answer.ts';
import { talkOf } from '../../core/conversation/message.ts';
import { askKind, askResume, notOnBoard } from '../../core/notice/filing-answer.ts';
import { kindNamed, kindOfCertificate, type NoticeKind } from '../../core/notice/notice-kind.ts';
import { UNFILED } from '../../core/notice/state.ts';
import type { Outcome, Step } from '../step.ts';
import { askNext } from './ask-next.ts';
import { awaitingNotice, offering } from './await-answer.ts';
import { openDraft } from './open-draft.ts';

/** 登记遗失: of the kind that was named or last spoken of. What was begun within a week is offered first. */
export async function beginNotice(step: Step, named: string | null): Promise<Outcome> {
  const { records, incoming, conversation, around } = step;
  const board = around.catalogue.home.noticeBoard;
  const [begun] = await records.notices.ofApplicant(incoming, UNFILED, 1);
  const last = conversation.last?.answer ?? null;
  const kind = named === null ? kindOfCertificate(board, last?.certificateKind ?? null) : kindNamed(board, named);
  const begunKind = begun ? kindNamed(board, begun.kind) : null;
  if (begun && begunKind && (kind === null || kind.id === begun.kind)) {
    const asked = askResume(begun, begunKind, around);
    return { answer: asked, conversation: awaitingNotice(conversation, { notice: begun.case }, asked, incoming.at) };
  }
  if (kind !== null) return openNotice(step, kind, null);
  const certificate = around.catalogue.certificates.find(({ id }) => id === last?.certificateKind);
  if (certificate && last) return { answer: notOnBoard(certificate, last, around), conversation };
  const which = askKind('begin', around);
  return { answer: which, conversation: offering(conversation, which, incoming.at) };
}

/** Begins a blank notice; what was left unfinished before goes. */
export async function openNotice(step: Step, kind: NoticeKind, corrects: string | null): Promise<Outcome> {
  const { records, incoming, recipient } = step;
  const applicant = { talk: talkOf(incoming), recipient };
  const notice = await openDraft(records, { applicant, kind: kind.id, corrects }, incoming.at);
  return asking(step, notice.case, askNext(step, notice, kind));
}

/** The answer, and a conversation that waits for what it asks. */
export function asking({ conversation, incoming }: Step, notice: number, asked: Answer): Outcome {
  return { answer: asked, conversation: awaitingNotice(conversation, { notice }, asked, incoming.at) };
}
