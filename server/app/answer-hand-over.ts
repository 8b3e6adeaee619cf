import { workingCalendarOf } from '../core/calendar/working-calendar.ts';
import type { StaffMember } from '../core/catalogue/staff.ts';
import { afterHandOver, noted, resume } from '../core/conversation/advance.ts';
import type { HandOver } from '../core/hand-over/hand-over.ts';
import { heldBy } from '../core/hand-over/holding.ts';
import { lapsesAt } from '../core/hand-over/lapse.ts';
import { answerLines } from '../core/hand-over/notice.ts';
import { answerText } from '../core/hand-over/words.ts';
import { nameIn } from '../core/people/colleague.ts';
import { done, type Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import type { Records } from '../ports/store.ts';
import { lockHandOver } from './lock-hand-over.ts';
import type { Means } from './means.ts';
import { handOverLapse } from './timers/hand-over-lapse.ts';

/** What a member of staff says to the citizen of a hand-over. `key`: of the message or form that said it. */
export type StaffWords = {
  readonly number: number;
  readonly text: string;
  readonly by: StaffMember;
  readonly at: Instant;
  readonly key: string;
};

/**
 * 回 56: the first who answers holds the hand-over; the words go to the citizen as they are, by the outbox of his channel, and
 * stand in his conversation. Refuses an unknown or closed number, one that a colleague holds, and words that are none or endless.
 */
export async function answerHandOver(means: Means, records: Records, words: StaffWords): Promise<Result<HandOver>> {
  const { number, by, at, key } = words;
  const { home } = means.catalogue;
  const locked = await lockHandOver(records, number);
  if (!locked.ok) return locked;
  const { handOver, conversation } = locked.value;
  const held = heldBy(handOver, by.id, at, nameIn(home));
  if (!held.ok) return held;
  const text = answerText(words.text, number, means.publicUrl);
  if (!text.ok) return text;

  const { talk, recipient } = handOver;
  const due = lapsesAt(at, workingCalendarOf(means.catalogue));
  const answered = { ...held.value, answeredAt: at };
  await records.handOvers.save(answered);
  await records.handOvers.say(number, { from: 'staff', by: by.id, text: text.value, at });
  const going = noted(resume(conversation, at), 'staff', text.value, at);
  const current = going.heldBy === 'person' ? (going.handOver ?? number) : number; // he may have a newer one by now
  await records.conversations.save(talk, afterHandOver(going, current, due));
  await records.timers.set({ kind: handOverLapse.name, subject: String(current), due }, at);
  if (recipient !== null) {
    const reply = { lines: answerLines(number, text.value), choices: [] };
    await records.outbox.put({ key: `hand-over ${number} answer ${key}`, channel: talk.channel, recipient, reply, at });
  }
  const event = handOver.holder === by.id ? 'hand-over-answered' : 'hand-over-taken';
  const facts = { channel: talk.channel, characters: [...text.value].length };
  await records.trail.append({ record: `hand-over ${number}`, event, by: by.id, at, facts });
  return done(answered);
}
