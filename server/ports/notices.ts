import type { Talk } from '../core/conversation/message.ts';
import type { BoardFault, FollowingEntry } from '../core/notice/board-check.ts';
import type { BoardTally } from '../core/notice/board-count.ts';
import type { BoardEntry, BoardEvent } from '../core/notice/board-event.ts';
import type { ChainPlace } from '../core/notice/chain-walk.ts';
import type { LossNotice } from '../core/notice/notice.ts';
import type { PublicNotice } from '../core/notice/public-notice.ts';
import type { NoticeState } from '../core/notice/state.ts';
import type { Day, Instant } from '../core/time.ts';
import type { DepartmentDelay } from './tasks.ts';

/** What the board is searched by; all of it public. */
export type BoardSearch = {
  readonly kind?: string | undefined;
  readonly place?: string | undefined;
  /** Published on or after, on or before. */
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
};

/** One page of the board, newest first, and how many there are in all, counted to a thousand. */
type BoardPage = { readonly notices: readonly PublicNotice[]; readonly all: number };

/** The chain of one day: what was before it, its entries, and the link that it ends with. */
export type BoardDay = { readonly day: Day; readonly entries: number; readonly lastSeq: number; readonly root: string };

/** What a walk over the whole board found. */
type BoardReport = { readonly entries: number; readonly faults: readonly BoardFault[] };

/** What was found on a piece of the way, and how far it went; `ended`: nothing more follows. */
export type BoardStep = BoardReport & { readonly at: ChainPlace; readonly ended: boolean };

/** A notice as it is shown, its entries in the chain's order, and what is wrong with it: all of one moment. */
export type BoardReading = {
  readonly number: string;
  /** Null when nothing is shown under the number. */
  readonly notice: PublicNotice | null;
  readonly entries: readonly FollowingEntry[];
  readonly faults: readonly BoardFault[];
};

/** That a certificate is announced as lost: since when, and when a new one was given for it; null while none was. */
type Announced = { readonly since: Day; readonly reissuedOn: Day | null };

/** By whom a case is waited for, and until when. */
type ReissueMark = { readonly department: string; readonly due: Instant | null };

/** 遗失声明. Whoever changes one locks it first. What is sealed and what is public lie in different tables. */
export interface Notices {
  add(notice: LossNotice, at: Instant): Promise<void>;
  find(typed: number): Promise<LossNotice | null>;
  /** The notice as it is now, nobody else's until the transaction ends. */
  lock(typed: number): Promise<LossNotice | null>;
  /** By its public number, for who checks it; `changed` when what lies sealed does not open, because somebody edited it. */
  checkPublished(number: string): Promise<LossNotice | 'changed' | null>;
  /** The same by its public number. */
  lockPublished(number: string): Promise<LossNotice | null>;
  save(notice: LossNotice, at: Instant): Promise<void>;
  /** Takes away one that was never filed. */
  drop(typed: number): Promise<void>;
  /** Those of an account in certain states, newest first. */
  ofApplicant(
    account: Pick<Talk, 'channel' | 'person'>,
    states: readonly NoticeState[],
    limit: number,
  ): Promise<readonly LossNotice[]>;
  /** Those that wait for a reviewer, oldest first. */
  inState(state: NoticeState, limit: number): Promise<readonly LossNotice[]>;
  /**
   * Notices of one certificate in certain states, oldest first, found by the keyed fingerprint of its number. Two transactions that ask
   * for the same certificate do so in turn.
   */
  ofCertificate(kind: string, number: string, states: readonly NoticeState[]): Promise<readonly LossNotice[]>;
  /** The day since which a certificate is announced as lost; null when it is not. Takes no lock. */
  announced(kind: string, number: string): Promise<Announced | null>;
  /** Whose delay the case of a notice is, and when its time is up, null while none runs; null: nobody waits for a department. */
  markReissue(typed: number, mark: ReissueMark | null): Promise<void>;
  /** Cases that wait for departments, and how many of them too long. */
  reissueDelays(now: Instant): Promise<readonly DepartmentDelay[]>;
  readonly board: Board;
  readonly found: FoundCards;
}

/** 公示板: a chain of events, and what is shown after them. Holds masked values and nothing else. */
export interface Board {
  /** Says that an event will be added: the end of the chain is locked along with the next question to the store. */
  expect(): void;
  /** Adds the event to the chain and changes what is shown. */
  append(event: BoardEvent): Promise<BoardEntry>;
  find(number: string): Promise<PublicNotice | null>;
  /** Notices with their entries, each held against the chain, in the order of the numbers. */
  readings(numbers: readonly string[]): Promise<readonly BoardReading[]>;
  search(wanted: BoardSearch, page: { readonly size: number; readonly at: number }): Promise<BoardPage>;
  /** Places that the board names, in order. */
  places(): Promise<readonly string[]>;
  /** Events counted by period, newest first, of the days that begin with `within` (2019-07; all when empty). */
  tallies(within: string, unit: 'all' | 'month' | 'day'): Promise<readonly BoardTally[]>;
  /** Erases the texts and salts of a notice; its links stay. */
  erase(number: string): Promise<void>;
  days(limit: number): Promise<readonly BoardDay[]>;
  /** The link before the first entry of a day, empty for the first of all; and the day's entries without their texts. */
  dayOf(day: Day): Promise<{ readonly previous: string; readonly entries: readonly Omit<BoardEntry, 'text'>[] }>;
  /** The link that the chain ended a day with; null for a day without entries. */
  rootOf(day: Day): Promise<string | null>;
  /** Checks the next `limit` entries after a place that was checked, and what is shown of their notices. */
  checkAfter(place: ChainPlace, limit: number): Promise<BoardStep>;
  /** What no entry leads to: pages that nobody published, counts that are wrong. Reads everything inside the database. */
  checkRest(): Promise<readonly BoardFault[]>;
  /** Walks the whole chain and everything that is shown, in one transaction. */
  check(): Promise<BoardReport>;
}

/** 失而复得: certificates that somebody found, kept as fingerprints. */
export interface FoundCards {
  add(card: { readonly kind: string; readonly number: string; readonly by: Talk; readonly at: Instant }): Promise<void>;
  /** Since when a certificate lies found; null when nobody brought it. */
  since(kind: string, number: string): Promise<Instant | null>;
  /** How many an account reported since an instant. */
  countBy(account: Pick<Talk, 'channel' | 'person'>, since: Instant): Promise<number>;
}
