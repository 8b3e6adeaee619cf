import type { Incoming, Reply } from '../../server/core/conversation/message.ts';
import type { Instant } from '../../server/core/time.ts';
import type { Heard } from './parse.ts';
import type { Patience } from './patience.ts';

/** What one pushed copy of a message is answered with. `promised`: nothing now, the answer follows by itself. */
export type Given =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'promised' }
  | { readonly kind: 'gone' };

/** What was said at last; `text` null: nothing is to be said (a person holds the conversation). */
export type Said = { readonly text: string | null; readonly reply: Reply | null };

/** What all exchanges go by. */
export type ExchangeMeans = {
  readonly patience: Patience;
  readonly now: () => Instant;
  /** It is no longer at work. */
  readonly settled: (exchange: Exchange) => void;
  /** The answer was not collected, or promised: it has to be sent by itself. */
  readonly overdue: (exchange: Exchange) => void;
};

type Attempt = { readonly give: (given: Given) => void };

/**
 * One message and all its copies. The platform pushes a message again when no answer comes, and sometimes twice at once;
 * the first copy is worked on, every other one waits for the same answer. Of several that wait, the newest carries the text.
 */
export class Exchange {
  readonly heard: Heard;
  readonly incoming: Incoming;
  readonly begunAt: Instant;
  /** The message was old when it reached this process: others may have seen it before. */
  readonly repeated: boolean;
  /** This process decided that the answer goes out in a response. */
  claimed = false;
  /** What was said, as lines and choices: kept for the case that it has to be sent later. */
  reply: Reply | null = null;
  #attempts: Attempt[] = [];
  #count = 0;
  #said: Said | null = null;
  #promised = false;
  #carried = false;
  #delivered = false;
  readonly #means: ExchangeMeans;

  constructor(heard: Heard, incoming: Incoming, means: ExchangeMeans) {
    this.heard = heard;
    this.incoming = incoming;
    this.#means = means;
    this.begunAt = means.now();
    this.repeated = this.#age() >= means.patience.repeatedAt;
  }

  /** Every copy was told to wait for nothing: the answer has to be sent by itself. */
  get promised(): boolean {
    return this.#promised;
  }

  get said(): Said | null {
    return this.#said;
  }

  /** True once: whoever asks first does the work. */
  take(): boolean {
    const first = !this.#carried;
    this.#carried = true;
    return first;
  }

  /** One more copy arrived. Resolves with what to answer it; `gone` resolves when the platform hangs up. */
  attend(gone: Promise<unknown>): Promise<Given> {
    this.#count += 1;
    if (this.#promised) return Promise.resolve({ kind: 'promised' });
    if (this.#said) return Promise.resolve(given(this.#said));
    return this.#wait(gone);
  }

  /** The answer is there. Called again, it changes nothing. */
  settle(text: string | null): void {
    if (this.#said) return;
    this.#said = { text, reply: this.reply };
    this.#means.settled(this);
    const waiting = this.#attempts.splice(0);
    const newest = waiting.pop();
    for (const older of waiting) older.give({ kind: 'nothing' });
    newest?.give(given(this.#said));
    if (this.#promised) this.#means.overdue(this);
    else if (!newest) this.#awaitRetry();
  }

  /** The response carrying the text left whole. */
  delivered(): void {
    this.#delivered = true;
  }

  /** The response carrying the text broke off: the next copy gets it, or it is sent by itself. */
  lost(): void {
    this.#awaitRetry();
  }

  #wait(gone: Promise<unknown>): Promise<Given> {
    const last = this.#count >= this.#means.patience.attempts || this.#age() >= this.#means.patience.lastAttemptAt;
    return new Promise((resolve) => {
      const give = (given: Given): void => {
        clearTimeout(timer);
        resolve(given);
      };
      const attempt = { give };
      const { answerWithin, dropAfter } = this.#means.patience;
      const timer = setTimeout(() => this.#promise(), last ? answerWithin : dropAfter);
      void gone.then(() => {
        this.#attempts = this.#attempts.filter((other) => other !== attempt);
        give({ kind: 'gone' });
      });
      this.#attempts.push(attempt);
    });
  }

  /** From here on the answer goes out by itself, so every copy that waits is let go. */
  #promise(): void {
    this.#promised = true;
    for (const attempt of this.#attempts.splice(0)) attempt.give({ kind: 'promised' });
  }

  #awaitRetry(): void {
    const timer = setTimeout(() => {
      if (this.#delivered || this.#promised || this.#said?.text == null) return;
      this.#promised = true;
      this.#means.overdue(this);
    }, this.#means.patience.retryGrace);
    timer.unref();
  }

  /** CreateTime is in whole seconds: the last millisecond of its second is assumed. */
  #age(): number {
    return Math.max(this.#means.now() - (this.heard.sentAt + 1) * 1000, this.#means.now() - this.begunAt);
  }
}

function given(said: Said): Given {
  return said.text === null ? { kind: 'nothing' } : { kind: 'text', text: said.text };
}
