import { type Incoming, replyKey } from '../core/conversation/message.ts';
import { channelLabel, howToAnswer } from '../core/hand-over/post.ts';
import { colleague, onDuty, type Speaker } from '../core/people/colleague.ts';
import { staffHelp } from '../core/people/staff-help.ts';
import type { StaffLine } from '../core/people/staff-line.ts';
import { done, type Result, refused } from '../core/result.ts';
import type { TaskLine } from '../core/task/task-line.ts';
import type { Records } from '../ports/store.ts';
import { answerHandOver } from './answer-hand-over.ts';
import { bindGroup, type Chat } from './bind-group.ts';
import { giveBackHandOver } from './give-back-hand-over.ts';
import { followInquiryLine } from './inquiry/follow-inquiry-line.ts';
import { issueDeskLink } from './issue-desk-link.ts';
import type { Means } from './means.ts';
import { followTaskLine } from './task/follow-task-line.ts';

/** A line of staff and where it was typed. */
export type StaffTalk = {
  readonly incoming: Incoming;
  /** As the platform vouches for; null for people outside the organisation. */
  readonly speaker: Speaker | null;
  readonly to: 'group' | 'person';
  readonly chat: Chat;
  /** Where the reply goes. */
  readonly replyTo: string;
};

type Said = Result<readonly string[]>;

/**
 * Does what a line of staff asks for and puts the reply into the outbox, in one transaction. A second delivery changes nothing. False
 * when it was an answer (是, 1) to nothing that this colleague was asked here: then nothing was done, and it is read as a question.
 */
export function takeStaffLine(means: Means, line: StaffLine, talk: StaffTalk): Promise<boolean> {
  const { incoming, replyTo: recipient } = talk;
  const { channel, at } = incoming;
  return means.store
    .transaction(async (records) => {
      const taken = await records.inbox.take(incoming);
      if (!taken.fresh) return true;
      const said = await follow(means, records, line, talk);
      if (said === null) throw new NotForUs();
      const lines = said.ok ? said.value : [said.refusal.message, said.refusal.next];
      await records.outbox.put({ key: replyKey(incoming), channel, recipient, reply: { lines, choices: [] }, at });
      return true;
    })
    .catch((fault: unknown) => {
      if (fault instanceof NotForUs) return false;
      throw fault;
    });
}

/** Takes the message back out of the inbox, so that it can be read as what it is. */
class NotForUs extends Error {}

async function follow(means: Means, records: Records, line: StaffLine, talk: StaffTalk): Promise<Said | null> {
  const { speaker, to, chat, incoming } = talk;
  const { at } = incoming;
  switch (line.kind) {
    case 'help':
      return done(staffHelp(colleague(means.catalogue.home, speaker), to));
    case 'login':
      return issueDeskLink(means, records, { speaker, to, at });
    case 'bind':
      if (to === 'person')
        return refused('bind-in-private', '这里是单聊,没有群可以绑定。', '到要绑定的群里 @ 我再发一次。');
      return bindGroup(means, records, { chat, kind: line.group, name: line.name, speaker, at });
    case 'answer':
    case 'give-back':
    case 'numberless':
      return onHandOver(means, records, line, talk);
    case 'task':
      return onTask(means, records, line.line, talk);
    case 'inquiry':
      return followInquiryLine(means, records, line.line, { speaker, to, at });
  }
}

async function onTask(means: Means, records: Records, line: TaskLine, talk: StaffTalk): Promise<Said | null> {
  const { incoming, chat, to } = talk;
  const member = onDuty(means.catalogue.home, talk.speaker);
  if (!member.ok) return line.kind === 'agreed' ? null : member;
  return followTaskLine(means, records, line, { by: member.value, talk: incoming, chat, to, at: incoming.at });
}

type HandOverLine = Extract<StaffLine, { kind: 'answer' | 'give-back' | 'numberless' }>;

async function onHandOver(means: Means, records: Records, line: HandOverLine, talk: StaffTalk): Promise<Said> {
  const member = onDuty(means.catalogue.home, talk.speaker);
  if (!member.ok) return member;
  if (line.kind === 'numberless')
    return refused('number-missing', `“${line.verb}”后面要写编号。`, '比如:回 56 您的话;交还 56');
  const { number } = line;
  const { at, channel, account, messageId } = talk.incoming;
  if (line.kind === 'give-back') {
    const back = await giveBackHandOver(means, records, { number, by: member.value, at });
    return back.ok ? done([`${number} 号已交还,机器人接着答。`, '群众已经知道']) : back;
  }
  const key = `${channel} ${account} ${messageId}`;
  const answered = await answerHandOver(means, records, { number, text: line.text, by: member.value, at, key });
  if (!answered.ok) return answered;
  const { talk: where, recipient } = answered.value;
  const how = recipient === null ? '他打开页面就看得到' : '送不到的话,他下次说话时能取';
  return done([`${number} 号已回给群众(${channelLabel(where.channel)}),由您接着。`, how, howToAnswer(number)]);
}
