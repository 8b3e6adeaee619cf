import { askNoticeAgain } from '../../core/notice/filing-answer.ts';
import { heardFor, missingIn } from '../../core/notice/form.ts';
import { move } from '../../core/notice/move.ts';
import { isOwn, type LossNotice } from '../../core/notice/notice.ts';
import { alreadyThere } from '../../core/notice/notice-answer.ts';
import type { NoticeKind } from '../../core/notice/notice-kind.ts';
import { mustProve } from '../../core/notice/proving.ts';
import { isUnfiled, STANDING } from '../../core/notice/state.ts';
import type { Records } from '../../ports/store.ts';
import { inDanger } from '../in-danger.ts';
import type { Means } from '../means.ts';
import type { Outcome, Step } from '../step.ts';
import { askNext } from './ask-next.ts';
import { offering } from './await-answer.ts';
import { asking } from './begin-notice.ts';
import { dropDraft, keepNotice } from './keep-notice.ts';
import { type OwnNotice, ownNotice } from './own-notice.ts';

/** Keeps what was said for a notice, and asks for the rest. Null when the message is about something else. */
export async function takeNoticeWords(step: Step, typed: string, number: number): Promise<Outcome | null> {
  if (inDanger(step, typed)) return null;
  const { records, incoming, around } = step;
  const own = await ownNotice(step, records.notices.lock(number));
  if (!own.ok || !isUnfiled(own.value.notice.state)) return null;
  const { notice, kind } = own.value;
  const { catalogue, today } = around;
  const heard = heardFor(notice, typed, { kind, today, places: catalogue.places, home: catalogue.home.id });
  if (heard === null) return null;
  if (!heard.ok) return asking(step, number, askNoticeAgain(heard.refusal, around));
  const first = await standingBefore(records, heard.value);
  // Somebody else's is shown only to who undertakes that the certificate is his: numbers shall not be tried out here.
  if (first !== null && isOwn(first, incoming)) return showFirst(step, heard.value, first);
  return keepAnswer(step, own.value, heard.value);
}

/** Keeps what the notice holds now, and asks for the rest. */
export async function keepAnswer(step: Step, { notice: before, kind }: OwnNotice, heard: LossNotice): Promise<Outcome> {
  const { records, incoming } = step;
  const { at } = incoming;
  const notice = withIdentity(step.means, heard, kind, at);
  if (notice.state === before.state) await records.notices.save(notice, at);
  else await keepNotice(records, notice, { by: 'citizen', at });
  return asking(step, notice.case, askNext(step, notice, kind));
}

/** Name and ID number are known: proved, where the kind wants it and somebody can be asked; stated, where nobody can. */
export function withIdentity(
  { identity }: Pick<Means, 'identity'>,
  notice: LossNotice,
  kind: NoticeKind,
  at: number,
): LossNotice {
  const waits = missingIn(notice) !== null || mustProve(notice, kind, Boolean(identity));
  if (notice.state !== 'draft' || waits) return notice;
  const moved = move(notice, { verb: 'identify', by: 'applicant', at });
  return moved.ok ? moved.value : notice;
}

/** The first notice of the same certificate that still stands; the one that is being corrected does not count. */
export async function standingBefore(
  { notices }: Pick<Records, 'notices'>,
  notice: LossNotice,
): Promise<LossNotice | null> {
  if (notice.certificateNumber === null) return null;
  const all = await notices.ofCertificate(notice.kind, notice.certificateNumber, STANDING);
  const corrected = (each: LossNotice): boolean => notice.corrects !== null && each.number === notice.corrects;
  return all.find((each) => each.case !== notice.case && !corrected(each)) ?? null;
}

/** Nothing is kept of a second notice of the same certificate. */
export async function showFirst(
  { records, around, conversation, incoming }: Step,
  second: LossNotice,
  first: LossNotice,
): Promise<Outcome> {
  await dropDraft(records, second);
  const shown = first.number === null ? null : await records.notices.board.find(first.number);
  const answer = alreadyThere(first, shown, around);
  return { answer, conversation: offering(conversation, answer, incoming.at) };
}
