import type { Inquiry } from '../core/inquiry/inquiry.ts';
import type { Look } from '../core/inquiry/look.ts';
import type { Instant } from '../core/time.ts';

/** What is reckoned from an inquiry when it is kept, so that it can be searched. */
export type InquiryMarks = { readonly due: Instant | null };

/** How many inquiries wait for a department, and how many of them too long. No personal data. */
export type InquiryDelay = { readonly department: string; readonly open: number; readonly overdue: number };

/** Answers within a span of time, by what gave them. Corrections count where the first answer does. */
type AnswerCount = { readonly byData: number; readonly byPeople: number };

/** 协查. Whoever changes one locks it first. */
export interface Inquiries {
  add(inquiry: Inquiry, marks: InquiryMarks): Promise<void>;
  /** Reads without a lock. */
  find(number: number): Promise<Inquiry | null>;
  /** The inquiry as it is now, nobody else's until the transaction ends. */
  lock(number: number): Promise<Inquiry | null>;
  save(inquiry: Inquiry, marks: InquiryMarks): Promise<void>;
  /** Those of a task that have no answer yet, oldest first. */
  openOf(task: number): Promise<readonly Inquiry[]>;
  /** Those that wait for somebody, oldest first. */
  waitingFor(verifier: string, limit: number): Promise<readonly Inquiry[]>;
  /** How many wait for each, by staff id. */
  load(): Promise<ReadonlyMap<string, number>>;
  /**
   * An inquiry that a data source is to be asked for, nobody else's until an instant; null when there is none. Who took it and is
   * gone by then has it taken from him.
   */
  takeUnasked(now: Instant, until: Instant): Promise<Inquiry | null>;
  /** By department, those with the most delays first. */
  delays(now: Instant): Promise<readonly InquiryDelay[]>;
  /** First answers from an instant until before another, of one department or (null) of all. */
  answersBetween(from: Instant, until: Instant, department: string | null): Promise<AnswerCount>;
}

/** 谁查了我: every look at a person, kept where he can be shown it. */
export interface Looks {
  /** `about`: his account; null when nobody knows one. */
  add(look: Look, about: { readonly channel: string; readonly person: string } | null): Promise<void>;
  /** Looks at an account, newest first. */
  at(about: { readonly channel: string; readonly person: string }, limit: number): Promise<readonly Look[]>;
}
