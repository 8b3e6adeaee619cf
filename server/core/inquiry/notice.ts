import { spokenTime } from '../calendar/spoken-time.ts';
import type { Ladder, Rung } from '../clock/ladder.ts';
import { spokenShare, spokenWorkingStep } from '../clock/spoken-span.ts';
import type { Instant } from '../time.ts';
import { ANSWER_LABELS, type Inquiry, type InquiryAnswer } from './inquiry.ts';
import type { Names } from './names.ts';

type Telling = {
  readonly ladder: Ladder;
  readonly names: Names;
  readonly now: Instant;
  readonly due: Instant | null;
  /** Name of who is to ask why. */
  readonly leader: string;
};

/** 催办: what the group is told, with names: whoever has it, then the leader, then the head. */
export function rungNotice(rung: Rung, inquiry: Inquiry, { ladder, names, now, due, leader }: Telling): string {
  const { issuer, verifier } = inquiry;
  const who = verifier === null ? names.department(issuer) : names.person(verifier);
  const until = due === null ? '' : `,${spokenTime(due, now)} 前答复`;
  switch (rung) {
    case 'half':
      return `${who}:${spokenShare(ladder)}了${until}`;
    case 'overdue':
      return `已超时:${names.department(issuer)} ${verifier === null ? '' : who}`.trimEnd();
    case 'leader':
      return `超时 ${spokenWorkingStep(ladder.leaderAfter)},请${leader}过问(${names.department(issuer)})`;
    case 'head':
      return `超时 ${spokenWorkingStep(ladder.headAfter)},请一把手${names.head(issuer)}过问(${names.department(issuer)})`;
  }
}

/** What the task's owner is told of an answer, in one line. */
export function answerNotice(inquiry: Inquiry, answer: InquiryAnswer, names: Names, now: Instant): string {
  const { number, answers } = inquiry;
  const who = answer.who === null ? '系统' : names.person(answer.who);
  const said = `${number} 号协查${answers.length > 1 ? '更正为' : '答'}:${ANSWER_LABELS[answer.kind]}`;
  const text = answer.text === '' ? '' : `(${answer.text})`;
  return `${said}${text} · ${names.department(answer.department)} ${who},${spokenTime(answer.at, now)} · 来源:${answer.source}`;
}
