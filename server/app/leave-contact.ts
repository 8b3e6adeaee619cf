import { contactKept, contactMalformed } from '../core/answer/standing-answer.ts';
import type { Turn } from '../core/conversation/turn.ts';
import { maskContact } from '../core/privacy/contact.ts';
import type { Outcome, Step } from './step.ts';

/** Keeps the telephone number that somebody left with his nomination: sealed, shown masked, and in no trail and no log. */
export async function leaveContact(
  { records, incoming, conversation, around }: Step,
  { nomination, given }: Extract<Turn, { kind: 'contact' }>,
): Promise<Outcome> {
  if ('fault' in given) return { answer: contactMalformed(given.fault, around), conversation };
  const { at } = incoming;
  await records.nominations.leaveContact(nomination, given.number, incoming, at);
  await records.trail.append(
    { record: `nomination ${nomination}`, event: 'contact-left', by: 'citizen', at, facts: {} },
    incoming,
  );
  const answer = contactKept(nomination, maskContact(given.number), around);
  return { answer, conversation: { ...conversation, pending: null } };
}
