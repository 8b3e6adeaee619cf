import type { Allowance } from '../clock/clock.ts';
import type { Rung } from '../clock/ladder.ts';
import type { Pause } from '../clock/pause.ts';
import type { Instant } from '../time.ts';

/**
 * Decisions by people. 已退回一次 and 终审已定 wait for an answer like 待答 does; what sets them apart is whether it may still be
 * sent on. Overdue is computed, never stored.
 */
export type InquiryState =
  | 'draft'
  | 'dispatched'
  | 'returned'
  | 'ruling'
  | 'bound'
  | 'answered'
  | 'accepted'
  | 'withdrawn';

export const INQUIRY_STATES: Readonly<Record<InquiryState, string>> = {
  draft: '系统查询中',
  dispatched: '待答',
  returned: '退回后待答',
  ruling: '等终审',
  bound: '终审后待答',
  answered: '已答',
  accepted: '已采用',
  withdrawn: '已撤回',
};

/** 查无此人 is not 否: the one says that nobody of that name and number is on record, the other that the fact does not hold. */
export type AnswerKind = 'yes' | 'no' | 'partly' | 'no-such-person';

export const ANSWER_LABELS: Readonly<Record<AnswerKind, string>> = {
  yes: '是',
  no: '否',
  partly: '部分',
  'no-such-person': '查无此人',
};

/** One answer. A correction is a further one: what was said before stays. */
export type InquiryAnswer = {
  readonly kind: AnswerKind;
  readonly text: string;
  /** Staff id; null when a data source answered. */
  readonly who: string | null;
  readonly by: 'person' | 'data';
  /** Id of the department that answers for it. */
  readonly department: string;
  readonly at: Instant;
  /** The system in which it was looked up. */
  readonly source: string;
};

/** 退回: on which legal basis, and whose it is instead. */
export type InquiryReturn = {
  readonly from: string;
  readonly by: string;
  readonly basis: string;
  readonly to: string;
  readonly at: Instant;
};

/** 终审: the reform office decides which department answers; that binds. */
export type Ruling = { readonly by: string; readonly department: string; readonly words: string; readonly at: Instant };

/** Whom it is about. Never leaves the sealed content but for the verifier's audited view. */
type Subject = {
  readonly name: string;
  readonly idNumber: string | null;
  /** The citizen's account, under which he sees 谁查了我; null when nobody knows one. */
  readonly account: { readonly channel: string; readonly person: string } | null;
};

/** What the citizen allowed, as the task has it. */
type InquiryMandate = {
  /** `task 12`, or the number of the paper he signed. */
  readonly number: string;
  readonly scope: string;
  readonly expiresAt: Instant;
};

/** 协查: one department asks another for one fact about one person, point to point, with a clock and a trail. */
export type Inquiry = {
  /** What people type: tasks, inquiries and hand-overs share one counter. */
  readonly number: number;
  /** `XC-20181203-0001`. */
  readonly publicNumber: string;
  readonly task: number;
  readonly asker: { readonly department: string; readonly staff: string };
  /** The department that has to act now: the one that is asked, the reform office during 终审. */
  readonly issuer: string;
  /** Staff id of who answers, or answers for what a data source said; null during 终审. */
  readonly verifier: string | null;
  /** In yes/no form: 截至今日名下有无住房. */
  readonly fact: string;
  /** For which matter and in place of which paper. */
  readonly purpose: string;
  /** The legal basis on which it is asked. */
  readonly legalUse: string;
  readonly mandate: InquiryMandate;
  readonly subject: Subject;
  readonly state: InquiryState;
  readonly askedAt: Instant;
  /** From when the clock runs; null before. */
  readonly dispatchedAt: Instant | null;
  /** How long an answer may take, as the county said when it was dispatched; absent on those from before counties could say. */
  readonly allowance?: Allowance;
  readonly pauses: readonly Pause[];
  /** The highest rung that somebody was told of. */
  readonly told: Rung | null;
  readonly answers: readonly InquiryAnswer[];
  readonly returns: readonly InquiryReturn[];
  readonly ruling: Ruling | null;
  readonly acceptedAt: Instant | null;
  /** When it was withdrawn; null otherwise. */
  readonly endedAt: Instant | null;
  /** Rises with every change: the card's. */
  readonly revision: number;
};

/** The answer that holds; null before there is one. */
export function standingAnswer({ answers }: Pick<Inquiry, 'answers'>): InquiryAnswer | null {
  return answers.at(-1) ?? null;
}
