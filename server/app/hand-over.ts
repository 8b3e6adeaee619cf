import type { Answer } from '../core/answer/answer.ts';
import { workingCalendarOf } from '../core/calendar/working-calendar.ts';
import { afterHandOver } from '../core/conversation/advance.ts';
import { talkOf } from '../core/conversation/message.ts';
import type { HandOver, HandOverReason } from '../core/hand-over/hand-over.ts';
import { lapsesAt } from '../core/hand-over/lapse.ts';
import { handedOver, urgentLine } from '../core/hand-over/notice.ts';
import { handOverPost } from '../core/hand-over/post.ts';
import { fullName } from '../core/place.ts';
import { postToCountyGroup } from './post-to-county-group.ts';
import { staffing } from './staffing.ts';
import type { Outcome, Step } from './step.ts';
import { handOverLapse } from './timers/hand-over-lapse.ts';

const SPEAKERS = { citizen: '群众', bot: '机器人', staff: '值班的人' } as const;

/** Gives the conversation to a person, with its transcript (personal data taken out), and tells the county group. The bot keeps silent until it comes back. */
export async function handOver(step: Step, reason: HandOverReason, instead?: Answer): Promise<Outcome> {
  const { means, records, incoming, conversation, around } = step;
  const { at } = incoming;
  const number = await records.numbers.nextTyped();
  const opened: HandOver = {
    number,
    reason,
    talk: talkOf(incoming),
    recipient: step.recipient,
    transcript: conversation.turns.map((turn) => `${SPEAKERS[turn.from]}:${turn.text}`),
    place: placeName(around),
    slip: conversation.last?.slip ?? null,
    openedAt: at,
    closedAt: null,
    holder: null,
    answeredAt: null,
    closedBy: null,
  };
  await records.handOvers.open(opened);
  await records.trail.append(
    { record: `hand-over ${number}`, event: 'hand-over-opened', by: 'citizen', at, facts: { reason } },
    incoming,
  );
  await postToCountyGroup(means, records, `hand-over ${number}`, handOverPost(opened, at), at);
  const due = lapsesAt(at, workingCalendarOf(means.catalogue));
  await records.timers.set({ kind: handOverLapse.name, subject: String(number), due }, at);
  const staffed = await staffing(means, records, at);
  const answer = instead
    ? { ...instead, lines: [...instead.lines, urgentLine(number, staffed)] }
    : handedOver(number, around, staffed);
  return { answer, conversation: afterHandOver(conversation, number, due) };
}

/** The home county by its own name, others in full. */
function placeName({ place, catalogue: { home, places } }: Step['around']): string {
  return place === home.id ? home.name : fullName(places, place);
}
