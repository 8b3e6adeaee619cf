import type pg from 'pg';
import type { Turn } from './turns.ts';

type Row = pg.QueryResultRow;

/** Milliseconds for which nothing is foreseen after something was not as foreseen: another process is at work on the same records. */
const PAUSE = 200;

/** Records that are remembered; the one that was left longest ago goes first. Few are handed on, but some are of a day. */
const AT_MOST = 32;

/**
 * What records that everybody wants will hold once the transactions of this process that are under way have committed. The next one
 * builds on that instead of waiting for them, and asks the database for the lock and whether it came so in front of what it writes.
 */
export class Foresight {
  readonly #rows = new Map<string, Row>();
  readonly #takers = new Map<string, Set<Foreseeing>>();
  #pausedUntil = Number.NEGATIVE_INFINITY;

  /** For one transaction. `trusting` false: it foresees nothing, and others may foresee what it leaves. */
  open(trusting: boolean): Foreseeing {
    return new Foreseeing(this, trusting);
  }

  /** Null while somebody has the record whose word on it is not spoken: then the database says who comes when. */
  take(key: string, taker: Foreseeing): Row | null {
    const takers = this.#takers.get(key) ?? new Set();
    this.#takers.set(key, takers);
    const free = takers.size === 0 && performance.now() > this.#pausedUntil;
    takers.add(taker);
    return free ? (this.#rows.get(key) ?? null) : null;
  }

  /** The record is nobody's any more; `row`: what it will hold, null when he changed nothing. */
  give(key: string, taker: Foreseeing, row: Row | null): void {
    const takers = this.#takers.get(key);
    if (takers?.delete(taker) && takers.size === 0) this.#takers.delete(key);
    if (row === null) return;
    this.#rows.delete(key);
    this.#rows.set(key, row);
    const [oldest] = this.#rows.keys();
    if (oldest !== undefined && this.#rows.size > AT_MOST) this.#rows.delete(oldest);
  }

  /** What was to be there will not be: those who built on it find out when they ask. */
  forget(keys: Iterable<string>): void {
    for (const key of keys) this.#rows.delete(key);
  }

  pause(): void {
    this.#pausedUntil = performance.now() + PAUSE;
  }
}

/** What one transaction foresees and leaves. */
export class Foreseeing {
  readonly #foresight: Foresight;
  readonly #trusting: boolean;
  readonly #taken = new Set<string>();
  readonly #left = new Map<string, Row>();
  #wrong = false;

  constructor(foresight: Foresight, trusting: boolean) {
    this.#foresight = foresight;
    this.#trusting = trusting;
  }

  /** Something was not as foreseen: nothing of the transaction may be. */
  get wrong(): boolean {
    return this.#wrong;
  }

  /** What the record will hold when its turn has come in the database; null: nobody knows, ask. Once a record. */
  take({ key }: Turn): Row | null {
    if (this.#taken.has(key)) return null;
    this.#taken.add(key);
    const row = this.#foresight.take(key, this);
    return this.#trusting ? row : null;
  }

  leave({ key }: Turn, row: Row): void {
    this.#left.set(key, row);
  }

  /** All is said, the commit goes out: the next may build on it. */
  handOn(): void {
    for (const key of this.#taken) this.#foresight.give(key, this, this.#left.get(key) ?? null);
  }

  /** It came to nothing, or nobody knows what came of it. */
  fail(): void {
    for (const key of this.#taken) this.#foresight.give(key, this, null);
    this.#foresight.forget(this.#taken);
  }

  fault(): void {
    this.#wrong = true;
    this.#foresight.pause();
  }
}
