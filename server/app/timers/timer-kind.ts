import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';

/** What a kind of timer works with when it rings: everything it does commits with the timer's end. */
export type Ringing = {
  readonly knowledge: Pick<Knowledge, 'catalogue'>;
  readonly records: Records;
  readonly subject: string;
  readonly now: Instant;
};

/** 定时: what happens when a time has come. A ring may be late or come for a record that has moved on: read it again, then decide. */
export type TimerKind = {
  /** Stored with every timer: never renamed. */
  readonly name: string;
  readonly label: string;
  /** Gives back when to ring again; null when this was the last time. */
  ring(ringing: Ringing): Promise<Instant | null>;
};
