import * as z from 'zod';
import { done, type Result } from '../../core/result.ts';
import type { ClockMove, SandboxAct, SandboxChat, SandboxPerson } from '../../ports/sandbox.ts';
import type { Seat } from '../../web/sandbox-address.ts';
import { refusedWith } from '../refusals.ts';

const LONGEST = 4_000;
const MOST_SEATS = 6;

const text = z.string().trim().max(LONGEST, { error: 'question-too-long' });

const act = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: text.min(1, { error: 'question-empty' }), calls: z.boolean() }),
  z.strictObject({ kind: z.literal('voice'), text }),
  z.strictObject({ kind: z.literal('image') }),
  z.strictObject({ kind: z.literal('subscribe') }),
  z.strictObject({ kind: z.literal('tap'), bubble: z.number().int(), tap: z.number().int().min(0).max(9) }),
]);

const id = z.string().min(1).max(64);
const acted = z.strictObject({ person: id, chat: id, act });
const moved = z.union([
  z.strictObject({ to: z.enum(['hour', 'working-day', 'now']) }),
  z.strictObject({ to: z.literal('set'), at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/) }),
]);
const turned = z.strictObject({ name: id, on: z.boolean() });

export type Acted = { readonly person: string; readonly chat: string; readonly act: SandboxAct };

export function readAct(body: unknown): Result<Acted> {
  return read(acted, body);
}

export function readMove(body: unknown): Result<ClockMove> {
  return read(moved, body);
}

export function readTurned(body: unknown): Result<{ name: string; on: boolean }> {
  return read(turned, body);
}

function read<T>(shape: z.ZodType<T>, body: unknown): Result<T> {
  const parsed = shape.safeParse(body);
  return parsed.success ? done(parsed.data) : refusedWith(parsed.error, 'json-unreadable');
}

/** Who can be where. */
type Places = {
  readonly people: readonly SandboxPerson[];
  chatsOf(person: string): readonly SandboxChat[];
};

/** The windows that an address asks for (`c01.account`); a chat that the person does not have becomes his first one. */
export function readSeats(query: string | string[] | undefined, places: Places): readonly Seat[] {
  const asked = [query ?? []].flat().slice(0, MOST_SEATS);
  const seats = asked.flatMap((each) => seatOf(each, places) ?? []);
  return seats.length > 0 ? seats : firstSeats(places);
}

function seatOf(text: string, { people, chatsOf }: Places): Seat | null {
  const [id = '', key = ''] = text.split('.');
  const person = people.find((each) => each.id === id);
  const chats = chatsOf(id);
  const chat = chats.find((each) => each.key === key) ?? chats[0];
  return person && chat ? { person, chat } : null;
}

/** A citizen in WeChat beside somebody of the staff in the county's group. */
function firstSeats(places: Places): readonly Seat[] {
  const citizen = places.people[0];
  const staff = places.people.find(({ id }) => places.chatsOf(id).some(({ key }) => key === 'county'));
  return [`${citizen?.id}.account`, `${staff?.id}.county`].flatMap((each) => seatOf(each, places) ?? []);
}

/** The seat that one window more begins with: another member of the last window's chat, or another citizen. */
export function nextSeat(seats: readonly Seat[], places: Places): Seat | null {
  const last = seats.at(-1);
  if (last === undefined || seats.length >= MOST_SEATS) return null;
  const taken = new Set(seats.map(({ person }) => person.id));
  const next = places.people.find(
    ({ id }) => !taken.has(id) && places.chatsOf(id).some(({ key }) => key === last.chat.key),
  );
  return next ? seatOf(`${next.id}.${last.chat.key}`, places) : null;
}
