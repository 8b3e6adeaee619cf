import type { Inquiry } from './inquiry.ts';
import { isWaiting } from './life-cycle.ts';

/** Who answers went off duty: a colleague of his department has it from now on, the clock goes on. As it is when nobody is waited for. */
export function handedOn(inquiry: Inquiry, verifier: string): Inquiry {
  if (!isWaiting(inquiry) || inquiry.verifier === verifier) return inquiry;
  return { ...inquiry, verifier, revision: inquiry.revision + 1 };
}
