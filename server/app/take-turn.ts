import type { Answer } from '../core/answer/answer.ts';
import { greeting, staleChoice, unreadable } from '../core/answer/standing-answer.ts';
import { textOf } from '../core/conversation/message.ts';
import { asQuestion, type Turn } from '../core/conversation/turn.ts';
import { done, type Result } from '../core/result.ts';
import { followCommitment } from './commitment/follow-commitment.ts';
import { grantTask } from './entrust/grant-task.ts';
import { rateJustDone, rateMine } from './entrust/rate-mine.ts';
import { takeParticulars } from './entrust/take-particulars.ts';
import { withdrawOne } from './entrust/withdraw-task.ts';
import { followCommand } from './follow-command.ts';
import { handOver } from './hand-over.ts';
import { followJoinLine } from './join/follow-join-line.ts';
import { leaveContact } from './leave-contact.ts';
import { followNotice } from './notice/follow-notice.ts';
import { reportFound } from './notice/report-found.ts';
import { takeNoticePhoto } from './notice/take-notice-photo.ts';
import { takeNoticeWords } from './notice/take-notice-words.ts';
import { passOn } from './pass-on.ts';
import type { Outcome, Step } from './step.ts';
import { noneOfThese, takeQuestion } from './take-question.ts';

/** Does what a message amounts to. What was read as an answer to something and is none is a question like any other. */
export async function takeTurn(step: Step, turn: Turn): Promise<Result<Outcome>> {
  const rated = turn.kind === 'silent' ? null : await rateJustDone(step);
  return rated === null ? take(step, turn) : done(rated);
}

async function take(step: Step, turn: Turn): Promise<Result<Outcome>> {
  switch (turn.kind) {
    case 'silent':
      return done(await passOn(step, textOf(step.incoming.content)));
    case 'question':
      return takeQuestion(step, turn);
    case 'command':
      return done(await followCommand(step, turn.command));
    case 'none-of-these':
      return done(await noneOfThese(step));
    case 'contact':
      return done(await leaveContact(step, turn));
    case 'agreed-to-person':
      return done(await handOver(step, 'failed'));
    case 'particulars':
      return orQuestion(step, takeParticulars(step, turn), turn.text);
    case 'granted':
      return grantTask(step, turn.so);
    case 'withdrawn':
      return done(await withdrawOne(step, turn.task));
    case 'commitment':
      return done(await followCommitment(step, turn.act));
    case 'join':
      return done(await followJoinLine(step, turn.act));
    case 'notice':
      return done(await followNotice(step, turn.act));
    case 'notice-words':
      return orQuestion(step, await takeNoticeWords(step, turn.text, turn.notice), turn.text);
    case 'notice-photo':
      return done(await takeNoticePhoto(step, turn.notice));
    case 'found-words':
      return orQuestion(step, await reportFound(step, turn.text, turn.found), turn.text);
    case 'rated':
      return orQuestion(step, await rateMine(step, turn), turn.text);
    default:
      return done({ answer: standing(turn, step), conversation: step.conversation });
  }
}

/** What was asked for was personal, so of what came instead no word is kept for the list keepers: it may be a name. */
async function orQuestion(step: Step, outcome: Outcome | null, text: string): Promise<Result<Outcome>> {
  return outcome === null ? takeQuestion(step, { ...asQuestion(text), personal: true }) : done(outcome);
}

function standing(turn: Turn, { around }: Step): Answer {
  if (turn.kind === 'unreadable') return unreadable(turn.what, around);
  return turn.kind === 'stale-choice' ? staleChoice(around) : greeting(around);
}
