import type { Instant } from '../../server/core/time.ts';
import { Exchange } from './exchange.ts';
import type { Heard } from './parse.ts';
import type { Patience } from './patience.ts';

const REMEMBERED = 30_000;
/** More messages than these at work at once: the platform is asked to come back. */
const MOST_AT_WORK = 1000;

/** The messages of the last half minute, each once, however often it was pushed. */
export type Exchanges = {
  /** The exchange of a message, begun when it is new; null when too much is at work. */
  of(heard: Heard & { readonly content: NonNullable<Heard['content']> }): Exchange | null;
  /** Whether an earlier message of this person was promised an answer that is still being worked on. */
  owesTo(openid: string): boolean;
};

export type ExchangesOptions = {
  readonly account: string;
  readonly patience: Patience;
  /** Our machine's clock. */
  readonly now: () => Instant;
  /** The product's clock: what `at` of a message is taken from. */
  readonly clock: { now(): Instant };
  readonly begin: (exchange: Exchange) => void;
  /** The answer was not collected, or promised: it has to be sent by itself. */
  readonly overdue: (exchange: Exchange) => void;
};

export function createExchanges(options: ExchangesOptions): Exchanges {
  const { account, patience, now, clock, begin, overdue } = options;
  const known = new Map<string, Exchange>();
  const atWork = new Set<Exchange>();
  const means = { patience, now, overdue, settled: (exchange: Exchange) => void atWork.delete(exchange) };

  /** Oldest first; one that is still at work stays. */
  function forget(): void {
    for (const [id, exchange] of known) {
      if (exchange.begunAt > now() - REMEMBERED) break;
      if (exchange.said) known.delete(id);
    }
  }

  return {
    of(heard) {
      forget();
      const before = known.get(heard.id);
      if (before) return before;
      if (atWork.size >= MOST_AT_WORK) return null;
      const incoming = {
        channel: 'wechat',
        account,
        chat: heard.from,
        person: heard.from,
        messageId: heard.id,
        at: clock.now(),
        content: heard.content,
      };
      const exchange = new Exchange(heard, incoming, means);
      known.set(heard.id, exchange);
      atWork.add(exchange);
      begin(exchange);
      return exchange;
    },
    owesTo: (openid) => [...atWork].some(({ heard, promised }) => heard.from === openid && promised),
  };
}
