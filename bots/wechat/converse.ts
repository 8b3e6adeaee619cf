import type { Means } from '../../server/app/means.ts';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { answerLines } from '../../server/core/answer/answer-text.ts';
import type { Content, Reply } from '../../server/core/conversation/message.ts';
import type { FetchPicture } from '../../server/ports/photos.ts';
import type { Exchange } from './exchange.ts';
import type { Keeping } from './keeping.ts';
import type { Log } from './log.ts';
import type { Reach } from './reach.ts';
import { renderRefusal, renderReply } from './render.ts';

/** Works on one message and gives back the text to say; null when nothing is to be said. Never throws. */
export type Converse = (exchange: Exchange) => Promise<string | null>;

export type ConverseOptions = {
  readonly keeping: Keeping;
  readonly reach: Reach;
  readonly log: Log;
  /** Absent where the account has no secret to fetch with. */
  readonly fetchPicture: FetchPicture | undefined;
  /** Whether an earlier message of this person is still being worked on although its turn to be answered is over. */
  readonly owesTo: (openid: string) => boolean;
};

/** What a citizen types to get an answer that could not be sent. */
const COLLECT = /^(?:回复)?\s*(?:1|取结果)[。.]?$/u;
const STILL_AT_WORK = '还在查,过一会儿再回复 1 取结果。';
/** The one thing said while a person holds the conversation: his answer is here and could not be sent. */
const OWED_BY_PERSON = '值班的人有一条回话没送到:回复 1 取结果';
const OWED = '前面有一条答复没送到:回复 取结果';
const UNRELATED = '——\n这是刚才没送到的答复。要选别的项,请再回复一次。';

export function createConverse(means: Means, around: ConverseOptions): Converse {
  const { keeping, reach, log, owesTo, fetchPicture } = around;
  return async (exchange) => {
    try {
      return (await collected(exchange)) ?? (await answered(exchange));
    } catch (fault) {
      log.error('message-failed', fault, { channel: 'wechat' });
      return outOfOrder(means);
    }
  };

  async function collected({ incoming }: Exchange): Promise<string | null> {
    if (!asksToCollect(incoming.content)) return null;
    const kept = await keeping.collect(incoming.account, incoming.person, incoming.at);
    reach.settle(incoming.person);
    if (kept === null) return owesTo(incoming.person) ? STILL_AT_WORK : null;
    return renderReply({ ...kept, lines: [...kept.lines, ...UNRELATED.split('\n')] }, means.publicUrl);
  }

  async function answered(exchange: Exchange): Promise<string | null> {
    const { incoming } = exchange;
    const result = await receiveMessage(means, incoming, {
      reachAt: incoming.person,
      fetchPicture,
      // Read when the answer is about to be committed: by then we may have promised to send it, and then both commit together.
      get replyTo() {
        return exchange.promised && reach.canReach(incoming.person) ? incoming.person : undefined;
      },
    });
    if (!result.ok) return renderRefusal(result.refusal);
    const { answer, silent } = result.value;
    if (silent) return reach.owes(incoming.person) ? OWED_BY_PERSON : null;
    return said(exchange, { lines: answerLines(answer), choices: answer.choices });
  }

  async function said(exchange: Exchange, reply: Reply): Promise<string | null> {
    exchange.reply = reply;
    if (exchange.repeated && (await answeredElsewhere(exchange))) return null;
    const reminder = reach.owes(exchange.incoming.person) ? [OWED] : [];
    return renderReply({ ...reply, lines: [...reply.lines, ...reminder] }, means.publicUrl);
  }

  /** True when another process sends this answer by itself. */
  async function answeredElsewhere(exchange: Exchange): Promise<boolean> {
    if (exchange.promised) return false;
    const way = await keeping.decide(exchange.incoming, 'passive');
    exchange.claimed = way === 'passive';
    return !exchange.claimed;
  }
}

function asksToCollect(content: Content): boolean {
  return content.kind === 'text' && COLLECT.test(content.text.normalize('NFKC').trim());
}

/** Nothing was kept of the message, so the citizen is asked to send it again, and told whom to call meanwhile. */
function outOfOrder({ catalogue: { home } }: Means): string {
  return `现在查不了,过几分钟请再发一次。\n急事打 ${home.hotline}(${home.hours})`;
}
