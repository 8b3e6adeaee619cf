import { askedAgain, goodbye, menu } from '../core/answer/standing-answer.ts';
import { fresh } from '../core/conversation/advance.ts';
import type { CitizenCommand } from '../core/conversation/command.ts';
import { beginEntrusting } from './entrust/begin-entrusting.ts';
import { viewLooks } from './entrust/view-looks.ts';
import { viewMine } from './entrust/view-mine.ts';
import { withdrawTask } from './entrust/withdraw-task.ts';
import { handOver } from './hand-over.ts';
import { issueSlip } from './issue-slip.ts';
import { leaveHandOver } from './leave-hand-over.ts';
import type { Outcome, Step } from './step.ts';

/** The words and buttons that mean the same whatever the conversation is about. */
export async function followCommand(step: Step, command: CitizenCommand): Promise<Outcome> {
  const { around, conversation, incoming } = step;
  switch (command) {
    case 'slip':
      return issueSlip(step);
    case 'person':
      return handOver(step, 'asked');
    case 'insist':
      return insist(step);
    case 'entrust':
      return beginEntrusting(step);
    case 'mine':
      return viewMine(step);
    case 'looks':
      return viewLooks(step);
    case 'withdraw':
      return withdrawTask(step);
    case 'menu':
      return { answer: menu(around), conversation };
    case 'rephrase':
      return { answer: askedAgain(around), conversation: { ...conversation, pending: null } };
    case 'leave':
      if (conversation.heldBy === 'person') return leaveHandOver(step);
      return { answer: goodbye(around), conversation: fresh(incoming.at) };
  }
}

/** 窗口还是要: the slip first, then a person, so that the clerk's demand meets a number. */
async function insist(step: Step): Promise<Outcome> {
  const slip = await issueSlip(step);
  const held = await handOver({ ...step, conversation: slip.conversation }, 'window-insists');
  return slip.conversation.last?.slip
    ? {
        ...held,
        answer: { ...held.answer, lines: [`凭条 ${slip.conversation.last.slip} 先给窗口看`, ...held.answer.lines] },
      }
    : held;
}
