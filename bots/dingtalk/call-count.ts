import { dayOf, type Instant } from '../../server/core/time.ts';
import type { Store } from '../../server/ports/store.ts';
import { CHANNEL, type Log } from './log.ts';

/** What the standard edition of an organisation may call in a month (platforms.md). */
const STANDARD_EDITION = 10_000;
const WARN_AT = 0.7;
/** The count is written down every so many calls: after a crash at most these are forgotten. */
const WRITTEN_EVERY = 50;

export type CallCount = {
  /** One call to the OpenAPI was made. */
  note(): void;
  /** Calls of this month, as far as this installation made them. */
  ofThisMonth(): number;
  /** Reads what earlier runs counted. */
  load(): Promise<void>;
  /** Writes down what has not been written yet. */
  save(): Promise<void>;
};

type Means = {
  readonly store: Pick<Store, 'transaction'>;
  readonly now: () => Instant;
  readonly log: Log;
  readonly most?: number | undefined;
};

/** Counts OpenAPI calls against the month's quota and warns once at 70 %. The trail carries the count over restarts. */
export function openCallCount({ store, now, log, most = STANDARD_EDITION }: Means): CallCount {
  let month = '';
  let count = 0;
  let written = 0;
  let warned = false;

  const turnPage = (): void => {
    const current = dayOf(now()).slice(0, 7);
    if (current === month) return;
    month = current;
    count = 0;
    written = 0;
    warned = false;
  };
  const warn = (): void => {
    if (warned || count < most * WARN_AT) return;
    warned = true;
    log.warn('dingtalk-calls-running-out', { ...CHANNEL, count, why: `本月已用 ${count} 次,额度 ${most} 次` });
  };
  const save = async (): Promise<void> => {
    turnPage();
    if (count === written) return;
    written = count;
    const entry = { record: recordOf(month), event: 'calls-counted', by: 'bot', at: now(), facts: { count } };
    await store
      .transaction(({ trail }) => trail.append(entry))
      .catch((fault: unknown) => log.error('dingtalk-calls-not-written', fault, CHANNEL));
  };

  return {
    note() {
      turnPage();
      count += 1;
      warn();
      if (count - written >= WRITTEN_EVERY) void save();
    },
    ofThisMonth() {
      turnPage();
      return count;
    },
    async load() {
      turnPage();
      const entries = await store.transaction(({ trail }) => trail.of(recordOf(month)));
      const before = Math.max(0, ...entries.map((entry) => Number(entry.facts.count) || 0));
      count += before;
      written += before;
      warn();
    },
    save,
  };
}

function recordOf(month: string): string {
  return `dingtalk-calls ${month}`;
}
