import { createHash } from 'node:crypto';
import { type Incoming, type Reply, replyKey, type Talk } from '../../server/core/conversation/message.ts';
import type { Instant } from '../../server/core/time.ts';
import type { Records, Store } from '../../server/ports/store.ts';

const MOST_KEPT = 3;

/** How an answer that was not given at once reached the citizen: in the response to a repeated push, or from the outbox. */
type Way = 'passive' | 'queued';

/**
 * What must be known to every process and after a restart: by which way a late answer went, and which answers wait to be collected.
 * Both are kept in the inbox beside the account's own messages, because both are replies waiting for a message; they are
 * erased with the person.
 */
export type Keeping = {
  /** Decides the way of a late answer. Gives back the way that was decided first, by whichever process. */
  decide(message: Incoming, way: Way): Promise<Way>;
  /** Puts a late answer into the outbox, unless another process gave it in a response. `own`: it was this one, in vain. */
  queue(message: Incoming, reply: Reply, own: boolean): Promise<void>;
  /** Keeps an answer that cannot be sent until the citizen asks for it. */
  keep(account: string, openid: string, reply: Reply, at: Instant): Promise<void>;
  /** Takes what was kept; null when nothing was. */
  collect(account: string, openid: string, at: Instant): Promise<Reply | null>;
};

export function createKeeping(store: Store): Keeping {
  async function decide(
    message: Incoming,
    way: Way,
    act: (records: Records) => Promise<void>,
    own = false,
  ): Promise<Way> {
    const slot = { ...message, account: `${message.account} delivery` };
    return store.transaction(async (records) => {
      const taken = await records.inbox.take(slot);
      if (!taken.fresh && taken.reply !== null && !own) return taken.reply as Way;
      await records.inbox.settle(slot, way);
      await act(records);
      return way;
    });
  }

  return {
    decide: (message, way) => decide(message, way, async () => undefined),
    async queue(message, reply, own) {
      await decide(message, 'queued', (records) => records.outbox.put(outgoing(message, reply)), own);
    },
    async keep(account, openid, reply, at) {
      const slot = uncollected(account, openid, at);
      await store.transaction(async (records) => {
        const taken = await records.inbox.take(slot);
        const kept = [...(taken.fresh ? [] : repliesOf(taken.reply)), reply].slice(-MOST_KEPT);
        await records.inbox.settle(slot, JSON.stringify(kept));
      });
    },
    async collect(account, openid, at) {
      const slot = uncollected(account, openid, at);
      return store.transaction(async (records) => {
        const taken = await records.inbox.take(slot);
        const kept = taken.fresh ? [] : repliesOf(taken.reply);
        if (kept.length === 0) return null;
        await records.inbox.settle(slot, '[]');
        return joined(kept);
      });
    },
  };
}

/** The same key as the one receiveMessage uses: whichever puts it first, it is there once. */
function outgoing(message: Incoming, reply: Reply) {
  return {
    key: replyKey(message),
    channel: message.channel,
    recipient: message.person,
    reply,
    at: message.at,
  };
}

/** The inbox shows message ids in clear, so the person stands there as a digest. */
function uncollected(account: string, openid: string, at: Instant): Talk & { messageId: string; at: Instant } {
  const messageId = createHash('sha256').update(openid).digest('hex');
  return { channel: 'wechat', account: `${account} uncollected`, chat: openid, person: openid, messageId, at };
}

function repliesOf(text: string | null): readonly Reply[] {
  return text === null ? [] : (JSON.parse(text) as readonly Reply[]);
}

function joined(kept: readonly Reply[]): Reply {
  return {
    lines: kept.flatMap(({ lines }, index) => (index === 0 ? lines : ['——', ...lines])),
    choices: kept.at(-1)?.choices ?? [],
  };
}
