import type { Instant } from '../../server/core/time.ts';

const WINDOW = 48 * 3_600_000;
const PER_WINDOW = 5;
const MOST = 20_000;

type Known = { readonly until: Instant; readonly left: number };

/** Whom a customer message can reach now, as far as this process knows. The platform has the last word. */
export type Reach = {
  /** The citizen spoke: 48 hours and five messages from now (rule since 2023-06-12). */
  spoke(openid: string): void;
  /** One message went to him. */
  sent(openid: string): void;
  /** The platform says that he cannot be reached before he speaks again. */
  closed(openid: string): void;
  /** The platform says that this account may not send customer messages. */
  forbid(): void;
  canReach(openid: string): boolean;
  /** An answer to him could not be sent and is kept. */
  owe(openid: string): void;
  owes(openid: string): boolean;
  /** He collected what was kept. */
  settle(openid: string): void;
};

/** `permitted`: whether the account has a secret to send with. Forgets the longest silent first. */
export function createReach(permitted: boolean, now: () => Instant): Reach {
  const known = new Map<string, Known>();
  const owed = new Set<string>();
  let allowed = permitted;
  const put = (openid: string, value: Known): void => {
    known.delete(openid);
    known.set(openid, value);
    const oldest = known.size > MOST ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  };
  return {
    spoke: (openid) => put(openid, { until: now() + WINDOW, left: PER_WINDOW }),
    sent(openid) {
      const before = known.get(openid);
      if (before) put(openid, { ...before, left: before.left - 1 });
    },
    closed: (openid) => put(openid, { until: now(), left: 0 }),
    forbid() {
      allowed = false;
    },
    canReach(openid) {
      const of = known.get(openid);
      return allowed && (of === undefined || (of.until > now() && of.left > 0));
    },
    owe(openid) {
      if (owed.size < MOST) owed.add(openid);
    },
    owes: (openid) => owed.has(openid),
    settle: (openid) => void owed.delete(openid),
  };
}
