import { readCertificateNumber } from '../../core/notice/certificate-number.ts';
import { askKind, askNoticeAgain } from '../../core/notice/filing-answer.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { askFoundNumber, foundKept, foundNews, foundTooOften, pointOf } from '../../core/notice/notice-answer.ts';
import { kindNamed, type NoticeKind } from '../../core/notice/notice-kind.ts';
import { IN_FORCE } from '../../core/notice/state.ts';
import { inDanger } from '../in-danger.ts';
import type { Outcome, Step } from '../step.ts';
import { awaitingNotice, offering } from './await-answer.ts';
import { tellApplicant } from './tell-applicant.ts';

const DAY = 86_400_000;
/** Whoever finds more than this in a day brings them all to the county: numbers shall not be tried out here. */
const MOST_A_DAY = 5;

/** 捡到证件: which kind, then which number. */
export async function beginFound({ conversation, around, incoming }: Step, id: string | null): Promise<Outcome> {
  const kind = id === null ? null : kindNamed(around.catalogue.home.noticeBoard, id);
  if (kind === null) {
    const which = askKind('found', around);
    return { answer: which, conversation: offering(conversation, which, incoming.at) };
  }
  const asked = askFoundNumber(kind, around);
  return { answer: asked, conversation: awaitingNotice(conversation, { found: kind.id }, asked, incoming.at) };
}

/** Keeps the fingerprint of a found certificate, and tells whoever announced it as lost. Null when the message holds no number. */
export async function reportFound(step: Step, typed: string, id: string): Promise<Outcome | null> {
  const { records, incoming, around, conversation } = step;
  const kind = kindNamed(around.catalogue.home.noticeBoard, id);
  const read = kind && readCertificateNumber(typed, kind.number);
  if (kind === null || read === null || inDanger(step, typed)) return null;
  if (!read.ok) {
    const asked = askNoticeAgain(read.refusal, around);
    return { answer: asked, conversation: awaitingNotice(conversation, { found: kind.id }, asked, incoming.at) };
  }
  const over = { ...conversation, pending: null };
  const { channel, account, chat, person, at } = incoming;
  const by = { channel, account, chat, person };
  if ((await records.notices.found.countBy(by, at - DAY)) >= MOST_A_DAY)
    return { answer: foundTooOften(around), conversation: over };
  await records.notices.found.add({ kind: kind.id, number: read.value, by, at });
  await records.trail.append(
    { record: `found-cards ${kind.id}`, event: 'card-found', by: 'citizen', at, facts: { kind: kind.id } },
    by,
  );
  const losers = await records.notices.ofCertificate(kind.id, read.value, IN_FORCE);
  for (const notice of losers) await tellLoser(step, notice, kind);
  return { answer: foundKept(losers.length > 0, around), conversation: over };
}

async function tellLoser({ records, around, incoming }: Step, notice: LossNotice, kind: NoticeKind): Promise<void> {
  await tellApplicant(records, notice, foundNews(notice, kind, pointOf(around)), incoming.at);
}
