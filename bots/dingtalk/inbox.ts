import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../server/ports/clock.ts';
import { CHANNEL, type Log } from './log.ts';
import { type Heard, parseRobotMessage } from './parse.ts';
import type { Frame } from './stream/connection.ts';
import { TokenBucket } from './token-bucket.ts';
import { Turns } from './turns.ts';

/** Messages stored side by side: as many as share a transaction of the store. Fewer would make more transactions of them. */
const SIDE_BY_SIDE = 16;
/** More than this many people waiting is a flood: what comes then is left unacknowledged for the platform to bring again. */
const MOST_WAITING = 2_000;

export type Inbox = {
  /** Takes a frame; never throws. Acknowledges it on its own connection once it is stored. */
  hear(frame: Frame): void;
  idle(): Promise<void>;
};

type Means = {
  readonly clock: Clock;
  readonly log: Log;
  readonly webhookOrigin: string;
  readonly storeAgain: readonly number[];
  /** Stores the message together with its answer. */
  take(heard: Heard): Promise<void>;
  /** Tells the person, without the store, that nothing could be stored. */
  apologise(heard: Heard): Promise<void>;
};

/** From frames to stored messages: one person's in order, all connections into one. */
export function openInbox(means: Means): Inbox {
  const { clock, log, webhookOrigin, storeAgain, take, apologise } = means;
  const turns = new Turns(SIDE_BY_SIDE);
  const said = new TokenBucket(1, 60_000);

  const store = async (heard: Heard): Promise<boolean> => {
    for (const wait of [0, ...storeAgain]) {
      if (wait > 0) await pause(wait);
      try {
        await take(heard);
        return true;
      } catch (fault) {
        log.error('dingtalk-message-not-stored', fault, CHANNEL);
      }
    }
    return false;
  };
  const work = async (heard: Heard, frame: Frame): Promise<void> => {
    try {
      if (await store(heard)) frame.acknowledge();
      else if (said.take(heard.incoming.person, performance.now())) await apologise(heard);
    } catch (fault) {
      log.error('dingtalk-frame-fault', fault, CHANNEL);
    }
  };

  return {
    hear(frame) {
      const heard = parseRobotMessage(frame.data, clock.now(), webhookOrigin);
      if (heard === null) {
        frame.acknowledge();
        log.warn('dingtalk-frame-unreadable', CHANNEL);
        return;
      }
      if (turns.busy >= MOST_WAITING) {
        log.warn('dingtalk-inbox-full', { ...CHANNEL, count: turns.busy });
        return;
      }
      turns.run(`${heard.incoming.chat} ${heard.incoming.person}`, () => work(heard, frame));
    },
    idle: () => turns.idle(),
  };
}
