/** How long the platform waits, and what follows for us. All in milliseconds but the count. */
export type Patience = {
  /** We answer the last attempt before the platform gives up on it. */
  readonly answerWithin: number;
  /** An earlier attempt is left unanswered until the platform drops it and asks again; a proxy may hide that from us. */
  readonly dropAfter: number;
  /** How long to wait for the next attempt before the answer is sent by itself. */
  readonly retryGrace: number;
  readonly attempts: number;
  /** A message this old is being pushed for the last time, whichever process saw the earlier attempts. */
  readonly lastAttemptAt: number;
  /** A message this old is being pushed again. */
  readonly repeatedAt: number;
};

/** Source: 接收普通消息: no answer within five seconds, and the platform pushes again, three times in all. */
const PLATFORM_WAITS = 5000;

export function patienceOf(platformWaits: number = PLATFORM_WAITS): Patience {
  return {
    answerWithin: platformWaits * 0.85,
    dropAfter: platformWaits * 1.1,
    retryGrace: platformWaits * 1.2,
    attempts: 3,
    lastAttemptAt: platformWaits * 1.9,
    repeatedAt: platformWaits * 0.8,
  };
}
