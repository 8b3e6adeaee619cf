import { setTimeout as pause } from 'node:timers/promises';
import { CHANNEL, type Log } from '../log.ts';
import type { Frame } from '../stream/connection.ts';
import { TokenBucket } from '../token-bucket.ts';
import { Turns } from '../turns.ts';
import { parseTap, type Tap } from './parse-tap.ts';

const SIDE_BY_SIDE = 4;
const MOST_WAITING = 500;

export type TapInbox = {
  /** Takes a callback frame; never throws. */
  hear(frame: Frame): void;
  /** Settles when no tap on that card waits for its acknowledgement. */
  quiet(card: string): Promise<void>;
  idle(): Promise<void>;
};

type Means = {
  readonly log: Log;
  readonly storeAgain: readonly number[];
  /** The platform takes an answer for two seconds; after this many milliseconds one is given, whatever it is. */
  readonly patience: number;
  /** Stores the deed together with its reply. */
  take(tap: Tap): Promise<void>;
  /** Tells the person, without the store, that nothing could be stored. */
  apologise(tap: Tap): Promise<void>;
};

const TAKEN = '收到,答复发在您和我的单聊里';
const NOT_YET = '还没记下;一分钟内单聊里没有答复,请再点一次';

/**
 * From card callbacks to stored deeds. A tap is acknowledged when it is stored; when that takes too long or fails, it is answered
 * all the same, and the answer says so: the person stands there with his finger on the button.
 */
export function openTapInbox({ log, storeAgain, patience, take, apologise }: Means): TapInbox {
  const turns = new Turns(SIDE_BY_SIDE);
  const said = new TokenBucket(1, 60_000);
  const answering = new Map<string, Promise<void>>();

  const store = async (tap: Tap): Promise<boolean> => {
    for (const wait of [0, ...storeAgain]) {
      if (wait > 0) await pause(wait);
      try {
        await take(tap);
        return true;
      } catch (fault) {
        log.error('dingtalk-tap-not-stored', fault, CHANNEL);
      }
    }
    return false;
  };
  const work = async (tap: Tap, answer: (stored: boolean) => void): Promise<void> => {
    const stored = await store(tap);
    answer(stored);
    if (stored || !said.take(tap.person, performance.now())) return;
    await apologise(tap).catch((fault: unknown) => log.error('dingtalk-frame-fault', fault, CHANNEL));
  };
  const hold = (card: string, until: Promise<void>): void => {
    const all = Promise.all([answering.get(card), until]).then(() => {
      if (answering.get(card) === all) answering.delete(card);
    });
    answering.set(card, all);
  };

  return {
    hear(frame) {
      const tap = parseTap(frame.id, frame.data);
      if (tap === null || turns.busy >= MOST_WAITING) {
        frame.acknowledge(tap === null ? undefined : privately(NOT_YET));
        log.warn(tap === null ? 'dingtalk-tap-unreadable' : 'dingtalk-inbox-full', CHANNEL);
        return;
      }
      const answered = new Promise<void>((settle) => {
        const answer = (stored: boolean): void => {
          clearTimeout(late);
          frame.acknowledge(privately(stored ? TAKEN : NOT_YET)); // a second acknowledgement goes nowhere
          settle();
        };
        const late = setTimeout(() => answer(false), patience);
        turns.run(`${tap.card} ${tap.person}`, () => work(tap, answer));
      });
      hold(tap.card, answered);
    },
    quiet: (card) => answering.get(card) ?? Promise.resolve(),
    idle: () => turns.idle(),
  };
}

/** Changes `tapped` on the copy of who tapped, and nothing else. */
function privately(tapped: string) {
  return {
    cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
    userPrivateData: { cardParamMap: { tapped } },
  };
}
