import type { Knowledge, Means } from '../../server/app/means.ts';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { takeStaffLine } from '../../server/app/take-staff-line.ts';
import { ringWith } from '../../server/app/timers/register.ts';
import type { Incoming } from '../../server/core/conversation/message.ts';
import { readStaffLine } from '../../server/core/people/staff-line.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { ringOne } from '../../server/storage/timers/ring.ts';

/** Something that a platform delivers, as often as it likes. */
export type Delivery = {
  readonly incoming: Incoming;
  /** Staff id on the platform; null for a citizen. */
  readonly staff: string | null;
  readonly to: 'group' | 'person';
  readonly replyTo: string;
};

/** A county in which time and people move as the walk says; two programs on one database, which come and go. */
export type CountyLife = {
  readonly means: Knowledge;
  now(): number;
  set(at: number): void;
  /** The program that is looked through. */
  readonly store: OpenStore;
  /** The program that takes the next message. */
  readonly stores: readonly [OpenStore, OpenStore];
  /** One of both ends, whatever it was about to do, and begins anew. */
  reopen(which: 0 | 1): Promise<void>;
  readonly logLines: readonly string[];
  close(): Promise<void>;
};

/** `open` opens one more program on the same records. `start`: the first instant. */
export async function openCountyLife(
  knowledge: Knowledge,
  open: (log: (line: string) => void) => Promise<OpenStore>,
  start: number,
): Promise<CountyLife> {
  let at = start;
  const logLines: string[] = [];
  const log = (line: string): void => void logLines.push(line);
  const stores: [OpenStore, OpenStore] = [await open(log), await open(log)];
  return {
    means: { ...knowledge, clock: { now: () => at } },
    now: () => at,
    set: (to) => {
      at = to;
    },
    get store() {
      return stores[0];
    },
    stores,
    async reopen(which) {
      await stores[which].close();
      stores[which] = await open(log);
    },
    logLines,
    async close() {
      for (const store of stores) await store.close();
    },
  };
}

const CORP = 'ding-shifan';

/** Hands a message to one of the programs, as its channel would. */
export async function deliver(life: CountyLife, store: OpenStore, delivery: Delivery): Promise<void> {
  const { incoming, staff, to, replyTo } = delivery;
  const means: Means = { ...life.means, store, publicUrl: 'https://wzm.example' };
  const text = incoming.content.kind === 'text' ? incoming.content.text : '';
  const line = staff === null ? null : readStaffLine(text);
  if (line !== null && staff !== null) {
    const chat = { channel: incoming.channel, chat: incoming.chat, recipient: replyTo };
    const speaker = { corpId: CORP, staffId: staff };
    if (await takeStaffLine(means, line, { incoming, speaker, to, chat, replyTo })) return;
  }
  const received = await receiveMessage(means, incoming, { replyTo });
  if (!received.ok) throw new Error(`“${text}” was refused: ${received.refusal.message}`);
}

/** Rings every timer that is due, each at most once; how many rang. */
export async function ringDue({ means, store, now }: CountyLife): Promise<number> {
  const due = await store.db
    .selectFrom('timers')
    .select(['kind', 'subject'])
    .where('county', '=', store.county)
    .where('due_at', '<=', new Date(now()))
    .orderBy('due_at')
    .orderBy('kind')
    .orderBy('subject')
    .execute();
  for (const timer of due) await ringOne(store, timer, ringWith(means), now());
  return due.length;
}
