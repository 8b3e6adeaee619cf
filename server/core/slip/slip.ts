import type { Answer } from '../answer/answer.ts';
import type { Day, Instant } from '../time.ts';

/** 免证凭条: a numbered copy of an answer that a window clerk can scan. It holds no personal data. */
export type Slip = {
  /** `MZ-20181203-0007`. */
  readonly number: string;
  readonly issuedAt: Instant;
  /** The day until which the clerk may rely on it without looking again. */
  readonly validUntil: Day;
  readonly answer: Answer;
};
