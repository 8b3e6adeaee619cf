import type { Allowance } from '../clock/clock.ts';
import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import type { Inquiry } from './inquiry.ts';
import { nextState } from './life-cycle.ts';

/** What is known when somebody asks. */
export type NewInquiry = Pick<
  Inquiry,
  | 'number'
  | 'publicNumber'
  | 'task'
  | 'asker'
  | 'issuer'
  | 'verifier'
  | 'fact'
  | 'purpose'
  | 'legalUse'
  | 'mandate'
  | 'subject'
>;

/** An inquiry that nobody was asked yet. Refuses when what the citizen allowed is over: no inquiry without an authorisation. */
export function drafted(asked: NewInquiry, now: Instant): Result<Inquiry> {
  if (asked.mandate.expiresAt <= now)
    return refused(
      'inquiry-unauthorised',
      `#${asked.task} 的授权已经过期,不能再查。`,
      `请群众重新授权:授权 ${asked.task} <方式>`,
    );
  return done({
    ...asked,
    ...{ state: 'draft', askedAt: now, dispatchedAt: null, pauses: [], told: null, answers: [], returns: [] },
    ...{ ruling: null, acceptedAt: null, endedAt: null, revision: 1 },
  });
}

/** A person is asked from now on: the clock runs, for so long. */
export function dispatched(inquiry: Inquiry, verifier: string, allowance: Allowance, now: Instant): Result<Inquiry> {
  const state = nextState(inquiry, 'dispatch', 'bot');
  if (!state.ok) return state;
  return done({
    ...inquiry,
    state: state.value,
    verifier,
    allowance,
    dispatchedAt: now,
    revision: inquiry.revision + 1,
  });
}
