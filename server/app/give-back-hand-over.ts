import type { StaffMember } from '../core/catalogue/staff.ts';
import { afterGivenBack } from '../core/conversation/advance.ts';
import type { HandOver } from '../core/hand-over/hand-over.ts';
import { heldBy } from '../core/hand-over/holding.ts';
import { givenBackLine } from '../core/hand-over/notice.ts';
import { nameIn } from '../core/people/colleague.ts';
import { done, type Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import type { Records } from '../ports/store.ts';
import { lockHandOver } from './lock-hand-over.ts';
import type { Means } from './means.ts';
import { handOverLapse } from './timers/hand-over-lapse.ts';

/** 交还 56: the hand-over ends, the bot speaks again, and the citizen is told in one sentence. */
export async function giveBackHandOver(
  means: Means,
  records: Records,
  { number, by, at }: { readonly number: number; readonly by: StaffMember; readonly at: Instant },
): Promise<Result<HandOver>> {
  const locked = await lockHandOver(records, number);
  if (!locked.ok) return locked;
  const { handOver, conversation } = locked.value;
  const held = heldBy(handOver, by.id, at, nameIn(means.catalogue.home));
  if (!held.ok) return held;

  const closed = { ...held.value, closedAt: at, closedBy: by.id };
  await records.handOvers.save(closed);
  await records.timers.cancel({ kind: handOverLapse.name, subject: String(number) });
  await records.trail.append({
    record: `hand-over ${number}`,
    event: 'hand-over-given-back',
    by: by.id,
    at,
    facts: {},
  });
  // Lapsed meanwhile, or handed over anew: the citizen is elsewhere by now and is not told of an old number.
  if (conversation?.heldBy === 'person' && conversation.handOver === number)
    await tellCitizen(records, closed, afterGivenBack(conversation, givenBackLine(number), at), at);
  return done(closed);
}

async function tellCitizen(
  records: Records,
  { number, talk, recipient }: HandOver,
  conversation: Parameters<Records['conversations']['save']>[1],
  at: Instant,
): Promise<void> {
  const text = givenBackLine(number);
  await records.conversations.save(talk, conversation);
  await records.handOvers.say(number, { from: 'bot', by: null, text, at });
  if (recipient === null) return;
  const reply = { lines: [text], choices: [] };
  await records.outbox.put({ key: `hand-over ${number} given back`, channel: talk.channel, recipient, reply, at });
}
