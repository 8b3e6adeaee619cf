import type { Clock } from '../clock/clock.ts';
import { paused, resumed } from '../clock/pause.ts';
import { done, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { type Actor, idOf } from './actor.ts';
import type { Order, Sending } from './order.ts';
import { type Room, sameRoom, type Task } from './task.ts';

type Changes = Partial<Task>;

/** Papers that the citizen need not hand in when a task is done: the one it was about. */
const PAPERS = 1;
const TRIPS = 1;

/** What an order changes besides the state. The clock may refuse to stand still. */
export function effectOf(task: Task, order: Order, by: Actor, now: Instant): Result<Changes> {
  switch (order.verb) {
    case 'wait-citizen':
      return stopped(task, order, now);
    case 'authorise':
    case 'renew':
      return done({ authorisation: order.authorisation });
    case 'dispatch':
      return done(sent(task, order, now));
    case 'transfer':
      return done({ ...sent(task, order, now), ...NOBODYS, modeReason: order.reason, told: null });
    case 'claim':
    case 'take-over':
      return done({ owner: idOf(by), ownedSince: now });
    case 'assign':
    case 'hand':
      return done({ owner: order.to.id, ownedSince: now });
    default:
      return done(ended(task, order, now));
  }
}

const NOBODYS: Changes = { owner: null, ownedSince: null };

function ended(task: Task, order: Order, now: Instant): Changes {
  switch (order.verb) {
    case 'resume':
      return { doubt: null };
    case 'await-inquiry':
      return { openInquiries: [...task.openInquiries.filter((each) => each !== order.inquiry), order.inquiry] };
    case 'hear-inquiry':
      return heard(task, order.inquiry, order.doubt);
    case 'report':
      return { result: order.outcome.trim() };
    case 'close':
      return { result: order.outcome?.trim() || task.result, papersSaved: PAPERS, tripsSaved: order.trips ?? TRIPS };
    case 'return':
      return NOBODYS;
    case 'revoke':
      return { authorisation: task.authorisation && { ...task.authorisation, revokedAt: now } };
    case 'rate':
      return { rating: order.stars };
    case 'see':
      return { seen: order.seen };
    case 'join-errand':
      return { errand: order.errand };
    default:
      return {};
  }
}

/** The first sending starts the clock; a further one keeps when it started, so that nobody gains time by passing a task on. */
function sent(task: Task, { room, mode, allowance }: Sending, now: Instant): Changes {
  const clock: Clock = { startedAt: task.clock?.startedAt ?? now, allowance, pauses: task.clock?.pauses ?? [] };
  return { room, rooms: withRoom(task.rooms, room), mode, clock };
}

function withRoom(rooms: readonly Room[], room: Room): readonly Room[] {
  return rooms.some((each) => sameRoom(each, room)) ? rooms : [...rooms, room];
}

/** Not the citizen's doing, whatever verb it is typed with: the list of reasons decides. */
const OURS = /领导|出差|开会|休假|请假|太忙|同事|系统|维护/u;

function stopped(
  { clock }: Task,
  { reason: words, limits }: Order & { verb: 'wait-citizen' },
  now: Instant,
): Result<Changes> {
  const pauses = paused(clock?.pauses ?? [], OURS.test(words) ? words : `等群众:${words}`, limits, now);
  if (!pauses.ok) return pauses;
  return done({ clock: clock && { ...clock, pauses: pauses.value } });
}

/** The clock goes on as soon as the citizen is not waited for any more. */
export function goesOn(clock: Clock | null, now: Instant): Clock | null {
  return clock && { ...clock, pauses: resumed(clock.pauses, now) };
}

function heard(
  { state, openInquiries, doubt }: Task,
  inquiry: number,
  kind: 'no-such-person' | 'corrected' | null,
): Changes {
  const left = openInquiries.filter((each) => each !== inquiry);
  return {
    openInquiries: left,
    doubt: kind === null ? doubt : { inquiry, kind },
    ...(state === 'waiting-inquiry' && left.length === 0 ? { state: 'running' } : {}),
  };
}
