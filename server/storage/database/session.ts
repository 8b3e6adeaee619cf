import type pg from 'pg';
import type { Foreseeing } from './foresight.ts';
import { isUnforeseen } from './foresight-check.ts';
import { type Statement, statement } from './gathered.ts';
import { type Answer, Leg } from './leg.ts';

export const BEGIN = statement('begin', []);
export const COMMIT = statement('commit', []);
const ROLLBACK = statement('rollback', []);

/**
 * A connection during one transaction. What is asked for without waiting in between is one leg: it goes out together and is
 * answered together; one leg at a time, so what is asked for while one is under way gathers for the next.
 */
export class Session {
  readonly #client: pg.PoolClient;
  #leg: Leg | null = null;
  #underWay = false;
  #begun = false;
  #answered = false;
  #fault: { readonly first: unknown } | null = null;
  #foreseeing: Foreseeing | null = null;
  #checks: Statement[] = [];

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** The statement itself goes out with the first one of the work. */
  begin(foreseeing: Foreseeing): void {
    this.#foreseeing = foreseeing;
    this.#checks = [];
    this.#leg = null;
    this.#begun = false;
    this.#answered = false;
    this.#fault = null;
  }

  /** Something was asked of the database in this transaction. */
  get begun(): boolean {
    return this.#begun;
  }

  /** The database has answered in this transaction: the connection was not dead from the beginning. */
  get answered(): boolean {
    return this.#answered;
  }

  /** What went wrong first so far, after which the database refuses everything else; null when nothing did. */
  get fault(): unknown {
    return this.#fault?.first ?? null;
  }

  /** What its transaction foresees. */
  get foreseeing(): Foreseeing | null {
    return this.#foreseeing;
  }

  /** `member`: who asks, of those who share the transaction; null: nobody in particular. */
  ask(asked: Statement, member: object | null = null): Promise<Answer> {
    this.#open();
    return this.#watched(this.#next(asked, member));
  }

  /** Has something checked in front of whatever is asked for next, or of the commit: it fails where it was foreseen wrongly. */
  checkFirst(check: Statement): void {
    this.#checks.push(check);
  }

  #open(): void {
    if (!this.#begun) {
      this.#begun = true;
      this.#watched(this.#next(BEGIN)).catch(() => undefined); // what follows fails with it
    }
    for (const check of this.#checks.splice(0))
      this.#watched(this.#next(check)).catch((fault: unknown) => {
        if (isUnforeseen(fault)) this.#foreseeing?.fault(); // what follows fails with it
      });
  }

  /** Asks for what nobody waits for: what fails of it fails the commit. */
  write(writes: readonly Statement[]): void {
    for (const each of writes) this.ask(each).catch(() => undefined); // kept as the fault
  }

  /** Sends the commit behind what was asked for; what the database made of it. */
  async commit(): Promise<string> {
    if (!this.#begun && this.#checks.length === 0) return 'COMMIT'; // nothing was ever asked of the database
    this.#open();
    return (await this.#last(COMMIT)).command;
  }

  async rollBack(): Promise<void> {
    this.#send(); // behind what fails nothing in the same leg is done
    if (this.#begun) await this.#last(ROLLBACK);
  }

  #last(end: Statement): Promise<Answer> {
    const answer = this.#next(end);
    this.#send();
    return answer;
  }

  async #watched(sent: Promise<Answer>): Promise<Answer> {
    try {
      const answer = await sent;
      this.#answered = true;
      return answer;
    } catch (failed) {
      this.#fault ??= { first: failed };
      if (failed instanceof Error) Error.captureStackTrace(failed); // it was made where the answer was read: says nothing
      throw failed;
    }
  }

  #next(asked: Statement, member: object | null = null): Promise<Answer> {
    if (this.#leg === null) {
      this.#leg = new Leg();
      process.nextTick(() => this.#send());
    }
    return this.#leg.add(asked, member);
  }

  #send(): void {
    const leg = this.#leg;
    if (leg === null || this.#underWay) return;
    this.#leg = null;
    this.#underWay = true;
    leg.ended = () => {
      this.#underWay = false;
      this.#send();
    };
    leg.close();
    this.#client.query(leg);
  }
}
