import type { Card } from '../../../server/core/card/card.ts';
import type { Instant } from '../../../server/core/time.ts';
import type { TrailEntry } from '../../../server/core/trail/entry.ts';
import type { Store } from '../../../server/ports/store.ts';

/** What is known of one card on the platform. */
export type CardOnPlatform = {
  /** A call that makes the card was begun; whether it came to its end may be unknown. */
  readonly begun: boolean;
  /** The revision that call or the last change carried; -1 before the first. */
  readonly beginning: number;
  /** The newest revision that people were shown; -1 before the first. */
  readonly revision: number;
  /** Chats that have a copy. */
  readonly rooms: readonly string[];
  /** Lines of the buttons that people may see now: of what is shown, and of what is being sent. */
  readonly offers: readonly string[];
  /** `#12 无房证明 · 办理中`; empty before the first. */
  readonly says: string;
};

export type CardRecord = {
  read(id: string): Promise<CardOnPlatform>;
  /**
   * What is known, read before the platform is called. Unless this revision was begun or shown before, that it begins is written, so
   * that a crash in between leaves a trace.
   */
  begin(card: Card, rooms: readonly string[]): Promise<CardOnPlatform>;
  /** Written after. `complete` is false when nobody can see it yet: the same revision is then tried again. */
  show(card: Card, rooms: readonly string[], complete: boolean): Promise<void>;
  /** Written instead when the card went out as texts. */
  post(card: Card): Promise<void>;
};

/** Keeps in the trail which card was shown when, in which chats and with which buttons, and reads it back from there. */
export function openCardRecord(store: Pick<Store, 'transaction'>, now: () => Instant): CardRecord {
  const entryOf = (card: Card, event: string, facts: TrailEntry['facts']): TrailEntry => {
    const { id, revision, title, state, buttons } = card;
    const said = { revision, says: `${title} · ${state}`, offers: JSON.stringify(buttons.map(({ line }) => line)) };
    return { record: recordOf(id), event, by: 'bot', at: now(), facts: { ...said, ...facts } };
  };
  const write = (card: Card, event: string, facts: TrailEntry['facts']): Promise<void> =>
    store.transaction(({ trail }) => trail.append(entryOf(card, event, facts)));
  return {
    read: async (id) => fold(await store.transaction(({ trail }) => trail.of(recordOf(id)))),
    begin: (card, rooms) =>
      store.transaction(async ({ trail }) => {
        trail.expect(recordOf(card.id));
        const past = fold(await trail.of(recordOf(card.id)));
        if (Math.max(past.revision, past.beginning) < card.revision)
          await trail.append(entryOf(card, 'card-begun', { rooms: JSON.stringify(rooms) }));
        return past;
      }),
    show: (card, rooms, complete) => write(card, 'card-shown', { rooms: JSON.stringify(rooms), complete }),
    post: (card) => write(card, 'card-posted', { complete: true }),
  };
}

function recordOf(id: string): string {
  return `dingtalk-card ${id}`;
}

function fold(entries: readonly TrailEntry[]): CardOnPlatform {
  const last = (event: string) => entries.findLast((entry) => entry.event === event)?.facts;
  const begun = last('card-begun');
  const shown = last('card-shown');
  const revisions = entries.filter(({ facts }) => facts.complete === true).map(({ facts }) => Number(facts.revision));
  return {
    begun: begun !== undefined,
    beginning: Number(begun?.revision ?? -1),
    revision: Math.max(-1, ...revisions),
    rooms: texts((shown ?? begun)?.rooms),
    offers: [...texts(begun?.offers), ...texts(shown?.offers)],
    says: String((begun ?? shown)?.says ?? ''),
  };
}

function texts(json: unknown): readonly string[] {
  return typeof json === 'string' ? (JSON.parse(json) as readonly string[]) : [];
}
