import { type Incoming, replyKey, type Talk, textOf } from '../core/conversation/message.ts';
import { channelLabel, howToAnswer } from '../core/hand-over/post.ts';
import { colleague, onDuty, type Speaker } from '../core/people/colleague.ts';
import { staffHelp } from '../core/people/staff-help.ts';
import { readStaffLine, type StaffLine } from '../core/people/staff-line.ts';
import { done, type Result, refused } from '../core/result.ts';
import type { WordsOffer } from '../core/task/offer.ts';
import { isLeft, restOfLine } from '../core/task/rest-of-line.ts';
import type { TaskLine } from '../core/task/task-line.ts';
import type { Records } from '../ports/store.ts';
import { answerHandOver } from './answer-hand-over.ts';
import { bindGroup, type Chat } from './bind-group.ts';
import { followCommitmentLine } from './commitment/follow-commitment-line.ts';
import { giveBackHandOver } from './give-back-hand-over.ts';
import { followInquiryLine } from './inquiry/follow-inquiry-line.ts';
import { issueDeskLink } from './issue-desk-link.ts';
import type { Means } from './means.ts';
import { followReissueLine } from './notice/follow-reissue-line.ts';
import { agree } from './task/agree.ts';
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

/** A line that was read, or words that may be an answer to what this colleague was asked. */
export type StaffWords = StaffLine | { readonly kind: 'words' };

/**
 * Does what a line of staff asks for and puts the reply into the outbox, in one transaction. A second delivery changes nothing. False
 * for words and yeses to nothing that this colleague was asked here: then nothing was done, and they are read as a question.
 */
export async function takeStaffLine(means: Means, line: StaffWords, talk: StaffTalk): Promise<boolean> {
  const { incoming, replyTo: recipient } = talk;
  const { channel, at } = incoming;
  if (line.kind === 'words' && !(await mayBeAnswer(means, talk))) return false;
  return means.store
    .transaction(async (records) => {
      records.outbox.expect({ key: replyKey(incoming), channel, recipient });
      const taking = records.inbox.take(incoming);
      if (line.kind === 'task' && line.line.kind === 'order') records.tasks.expect(line.line.number);
      if (!(await taking).fresh) return true;
      const said = await follow(means, records, line, talk);
      if (said === null) throw new NotForUs();
      const lines = said.ok ? said.value : [said.refusal.message, said.refusal.next];
      await records.outbox.put({ key: replyKey(incoming), channel, recipient, reply: { lines, choices: [] }, at });
      return true;
    })
    .catch(async (fault: unknown) => {
      if (!(fault instanceof NotForUs)) throw fault;
      // Who asks something else is not answering any more: a later number must not complete what he was asked.
      if (fault.offered) await means.store.transaction(({ tasks }) => tasks.dropOffer(askedIn(talk)));
      return false;
    });
}

/** Most words of a colleague are a question: this is found out before anything is taken. A second delivery is let through to be known. */
async function mayBeAnswer({ catalogue, store }: Means, talk: StaffTalk): Promise<boolean> {
  if (!onDuty(catalogue.home, talk.speaker).ok) return false;
  return store.transaction(async ({ inbox, tasks }) => {
    const [before, offer] = await Promise.all([
      inbox.has(talk.incoming),
      tasks.peekOffer(askedIn(talk), talk.incoming.at),
    ]);
    return before || offer !== null;
  });
}

/** Takes the message back out of the inbox, so that it can be read as what it is. */
class NotForUs extends Error {
  readonly offered: boolean;
  constructor(offered = false) {
    super('not for us');
    this.offered = offered;
  }
}

/** Under which talk questions to a colleague are kept: in private there is one of him, whether he typed or tapped. */
function askedIn({ incoming, to }: Pick<StaffTalk, 'incoming' | 'to'>): Talk {
  const { channel, account, chat, person } = incoming;
  return { channel, account, chat: to === 'person' ? '' : chat, person };
}

async function follow(means: Means, records: Records, line: StaffWords, talk: StaffTalk): Promise<Said | null> {
  if (mayAnswer(line)) return answerAsked(means, records, line, talk);
  return followLine(means, records, line, talk);
}

type Answering = { readonly kind: 'words' } | { readonly kind: 'task'; readonly line: TaskLine };

/** Words, a yes, a bare 取消: what these are depends on what he was asked. */
function mayAnswer(line: StaffWords): line is Answering {
  return line.kind === 'words' || (line.kind === 'task' && ['agreed', 'numberless'].includes(line.line.kind));
}

async function answerAsked(means: Means, records: Records, line: Answering, talk: StaffTalk): Promise<Said | null> {
  const { speaker, incoming } = talk;
  const { at } = incoming;
  const member = onDuty(means.catalogue.home, speaker);
  const offer = member.ok ? await records.tasks.takeOffer(askedIn(talk), at) : null;
  if (offer?.kind === 'words') return complete(means, records, offer, talk);
  if (offer?.kind === 'slip' && isLeft(textOf(incoming.content)))
    return done([`好,#${offer.number} 不等照片了。`, '什么都没有改']);
  if (line.kind === 'words') return null;
  if (line.line.kind !== 'agreed') return followLine(means, records, line, talk);
  return member.ok && offer !== null && offer.kind !== 'slip'
    ? agree(means, records, offer, { by: member.value, at })
    : null;
}

/** The line that lacked its words, as if it had been typed whole. */
async function complete(means: Means, records: Records, offer: WordsOffer, talk: StaffTalk): Promise<Said | null> {
  const rest = restOfLine(offer, textOf(talk.incoming.content));
  if (rest === null) throw new NotForUs(true);
  if (rest.kind === 'left') return done([`好,“${offer.line}”不办了。`, '什么都没有改']);
  const whole = readStaffLine(rest.line);
  if (whole === null) throw new NotForUs(true);
  return followLine(means, records, whole, talk);
}

async function followLine(means: Means, records: Records, line: StaffLine, talk: StaffTalk): Promise<Said | null> {
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
    case 'commitment': {
      const member = onDuty(means.catalogue.home, speaker);
      return member.ok ? followCommitmentLine(means, records, line.line, { by: member.value, at }) : member;
    }
    case 'reissue': {
      const member = onDuty(means.catalogue.home, speaker);
      const talked = askedIn(talk);
      await records.tasks.dropOffer(talked); // typed whole: nothing is waited for
      return member.ok ? followReissueLine(means, records, line.line, { by: member.value, talk: talked, at }) : member;
    }
    case 'inquiry':
      await records.tasks.dropOffer(askedIn(talk)); // typed whole: nothing is waited for
      return followInquiryLine(means, records, line.line, { speaker, talk: askedIn(talk), to, at });
  }
}

async function onTask(means: Means, records: Records, line: TaskLine, talk: StaffTalk): Promise<Said | null> {
  const { incoming, chat, to } = talk;
  const member = onDuty(means.catalogue.home, talk.speaker);
  if (!member.ok) return member;
  const asked = askedIn(talk);
  if (line.kind === 'order') await records.tasks.dropOffer(asked); // typed whole: nothing is waited for
  return followTaskLine(means, records, line, { by: member.value, talk: asked, chat, to, at: incoming.at });
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
