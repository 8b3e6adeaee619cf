import { timingSafeEqual } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Talk } from '../../core/conversation/message.ts';
import type { DayTally } from '../../core/task/digest.ts';
import type { TaskOffer } from '../../core/task/offer.ts';
import { isOver } from '../../core/task/state.ts';
import type { Room, Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import type { DepartmentDelay, TaskMarks } from '../../ports/tasks.ts';
import { run, runLater } from '../database/line.ts';
import { turnOf } from '../database/turns.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

type Sealed = { readonly sealed_content: Buffer };
type OfferRow = { readonly sealed_offer: Buffer; readonly expires_at: Date };

const FIND = 'select sealed_content from tasks where county = $1 and number = $2';
const LOCK = `${FIND} for update`;
const SAVE = `update tasks set state = $3, owner = $4, rooms = $5, town = $6, department = $7, due_at = $8, closed_at = $9,
  sealed_content = $10 where county = $1 and number = $2`;

const OFFER = `insert into task_offers (county, talk_key, person_key, sealed_offer, expires_at) values ($1, $2, $3, $4, $5)
  on conflict (county, talk_key) do update set sealed_offer = excluded.sealed_offer, expires_at = excluded.expires_at`;
const DROP_OFFER = 'delete from task_offers where county = $1 and talk_key = $2';
const TAKE_OFFER = `${DROP_OFFER} returning sealed_offer, expires_at`;

export function tasksOf(reach: Reach): Records['tasks'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'tasks.content');
  const offerPlace = placeOf(reach, 'task_offers.offer');
  const opened = ({ sealed_content }: Sealed): Task => JSON.parse(vault.open(sealed_content, place)) as Task;
  const rows = () => tx.selectFrom('tasks').select('sealed_content').where('county', '=', county);
  const marked = (task: Task, { due, department }: TaskMarks) => ({
    ...{ state: task.state, owner: task.owner, rooms: task.rooms.map(roomName), town: task.town },
    ...{ department, due_at: due === null ? null : new Date(due), closed_at: endOf(task) },
    sealed_content: vault.seal(JSON.stringify(task), place),
  });
  const expected = new Map<number, Promise<Sealed[]>>();
  const locked = (number: number) => run<Sealed>(tx, LOCK, [county, number], turnOf('task', number));
  const open = (only: RawBuilder<boolean>, limit: number) =>
    rows().where('closed_at', 'is', null).where(only).orderBy('number').limit(limit).execute();
  const talkKey = ({ channel, account, chat, person }: Talk): Buffer =>
    vault.index('task-offer', county, channel, account, chat, person);
  const tokenOf = (number: number): string =>
    vault.index('task-receipt', county, String(number)).subarray(0, 16).toString('base64url');

  return {
    async add(task, marks) {
      const { number, citizen, reached } = task;
      const talk = citizen.reach?.talk ?? null;
      const person_key = talk && accountKey(reach, talk.channel, talk.person);
      const opened_at = new Date(reached.draft ?? 0);
      await tx
        .insertInto('tasks')
        .values({ county, number, person_key, opened_at, ...marked(task, marks) })
        .execute();
    },
    async find(number) {
      const [row] = await run<Sealed>(tx, FIND, [county, number]);
      return row ? opened(row) : null;
    },
    receiptToken: tokenOf,
    async findByReceipt(number, token) {
      const [ours, given] = [Buffer.from(tokenOf(number)), Buffer.from(token)];
      return ours.length === given.length && timingSafeEqual(ours, given) ? this.find(number) : null;
    },
    expect(number) {
      const asked = locked(number);
      asked.catch(() => undefined); // who expected it may never look
      expected.set(number, asked);
    },
    async lock(number) {
      const [row] = await (expected.get(number) ?? locked(number));
      expected.delete(number); // what is locked again may have been changed meanwhile
      return row ? opened(row) : null;
    },
    async save(task, marks) {
      const { state, owner, rooms, town, department, due_at, closed_at, sealed_content } = marked(task, marks);
      const changed = [state, owner, rooms, town, department, due_at, closed_at, sealed_content];
      runLater(tx, SAVE, [county, task.number, ...changed]);
    },
    async openIn(room, limit) {
      return (await open(sql`${roomName(room)} = any(rooms)`, limit)).map(opened);
    },
    async openOf(owner, limit) {
      return (await open(sql`owner = ${owner}`, limit)).map(opened);
    },
    async ofCitizen({ channel, person }, limit) {
      const key = accountKey(reach, channel, person);
      const found = await rows().where('person_key', '=', key).orderBy('number', 'desc').limit(limit).execute();
      return found.map(opened);
    },
    async delays(now) {
      const found = await sql<DepartmentDelay>`
        select department, count(*)::int as open, (count(*) filter (where due_at <= ${new Date(now)}))::int as overdue
        from tasks where county = ${county} and closed_at is null and state not in ('draft', 'authorised')
        group by department order by overdue desc, open desc, department`.execute(tx);
      return found.rows;
    },
    async tally(room, from, until, now) {
      const [begin, end] = [new Date(from), new Date(until)];
      const here = room === null ? sql`true` : sql`${roomName(room)} = any(rooms)`;
      const found = await sql<DayTally>`
        select (count(*) filter (where opened_at >= ${begin} and opened_at < ${end}))::int as taken,
          (count(*) filter (where closed_at is not null))::int as done,
          (count(*) filter (where closed_at is not null and opened_at >= ${begin}))::int as "doneSameDay",
          (count(*) filter (where closed_at is null))::int as open,
          (count(*) filter (where closed_at is null and due_at <= ${new Date(now)}))::int as overdue
        from tasks where county = ${county} and ${here} and state not in ('draft', 'authorised', 'cancelled', 'not-done')
          and (closed_at is null or (closed_at >= ${begin} and closed_at < ${end}))`.execute(tx);
      return found.rows[0] ?? { taken: 0, done: 0, doneSameDay: 0, open: 0, overdue: 0 };
    },
    async offer(talk, offer, until) {
      const key = talkKey(talk);
      const owner = accountKey(reach, talk.channel, talk.person);
      const sealed = vault.seal(JSON.stringify(offer), offerPlace);
      await run(tx, OFFER, [county, key, owner, sealed, new Date(until)], turnOf('offer', key));
    },
    async peekOffer(talk, now) {
      const row = await tx
        .selectFrom('task_offers')
        .select(['sealed_offer', 'expires_at'])
        .where((each) => each.and({ county, talk_key: talkKey(talk) }))
        .executeTakeFirst();
      return stillOpen(row, now);
    },
    async dropOffer(talk) {
      runLater(tx, DROP_OFFER, [county, talkKey(talk)]);
    },
    async takeOffer(talk, now) {
      const key = talkKey(talk);
      const [row] = await run<OfferRow>(tx, TAKE_OFFER, [county, key], turnOf('offer', key));
      return stillOpen(row, now);
    },
  };

  function stillOpen(row: OfferRow | undefined, now: number): TaskOffer | null {
    if (!row || row.expires_at.getTime() <= now) return null;
    return JSON.parse(vault.open(row.sealed_offer, offerPlace)) as TaskOffer;
  }
}

function endOf({ state, reached }: Task): Date | null {
  if (!isOver(state)) return null;
  return new Date(reached.closed ?? reached[state] ?? 0);
}

function roomName({ kind, about }: Room): string {
  return `${kind} ${about}`;
}
