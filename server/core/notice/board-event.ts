import type { Day } from '../time.ts';
import type { Digest } from '../trail/chain.ts';
import type { Announcement, PublicNotice } from './public-notice.ts';
import type { NoticeState } from './state.ts';

/** What happens on the board: a notice appears, or something becomes of it. */
export type BoardEvent =
  | ({ readonly event: 'published'; readonly day: Day } & Announcement)
  | { readonly event: LaterEvent; readonly number: string; readonly day: Day }
  | { readonly event: 'corrected'; readonly number: string; readonly day: Day; readonly by: string };

type LaterEvent = 'disputed' | 'dismissed' | 'effective' | 'reissued' | 'withdrawn' | 'revoked' | 'archived';

/** The order in which the bytes name the fields. */
const FIELDS = [
  ...['event', 'number', 'day', 'kind', 'title', 'holder', 'shown', 'place', 'lostOn', 'endsOn', 'privateOn'],
  ...['corrects', 'by'],
];

/** The canonical bytes of an event (UTF-8): JSON without spaces, fields in one order, absent ones left out. These are what is hashed. */
export function boardText(event: BoardEvent): string {
  const given = event as Readonly<Record<string, unknown>>;
  const ordered: Record<string, unknown> = {};
  for (const name of FIELDS) if (name in given) ordered[name] = given[name];
  return JSON.stringify(ordered);
}

/** One link of the board's chain. `text`: null once it was erased at the privacy date. */
export type BoardEntry = {
  readonly seq: number;
  readonly number: string;
  readonly event: string;
  readonly day: Day;
  readonly leaf: string;
  readonly link: string;
  readonly text: { readonly salt: string; readonly text: string } | null;
};

/** The hash of the bytes, salted: whoever keeps both can prove the notice after its erasure, nobody else can guess it. */
export function boardLeaf(digest: Digest, salt: string, text: string): string {
  return digest(`notice\n${salt}\n${text}`);
}

/** Binds an entry to its place in the chain and to everything before it. `previous` is empty before the first entry. */
export function boardLink(
  digest: Digest,
  county: string,
  { seq, number, event, day, leaf }: Omit<BoardEntry, 'link' | 'text'>,
  previous: string,
): string {
  return digest(['board', county, seq, number, event, day, previous, leaf].join('\n'));
}

const STATES: Readonly<Record<LaterEvent | 'corrected', NoticeState>> = {
  disputed: 'disputed',
  dismissed: 'published',
  effective: 'effective',
  reissued: 'reissued',
  withdrawn: 'withdrawn',
  revoked: 'revoked',
  archived: 'archived',
  corrected: 'corrected',
};

/** What the board shows of a notice after an event; null for an event of a notice that was never published. */
export function afterEvent(before: PublicNotice | null, event: BoardEvent): PublicNotice | null {
  if (event.event === 'published') {
    const { number, day, kind, title, holder, shown, place, lostOn, endsOn, privateOn, corrects } = event;
    return {
      number,
      state: 'published',
      kind,
      title,
      holder,
      shown,
      place,
      lostOn,
      publishedOn: day,
      endsOn,
      privateOn,
      changedOn: day,
      corrects,
      correctedBy: null,
    };
  }
  if (before === null) return null;
  const after = { ...before, state: STATES[event.event], changedOn: event.day };
  if (event.event === 'archived') return erased(after);
  return event.event === 'corrected' ? { ...after, correctedBy: event.by } : after;
}

/** The number, the days and the state stay; what was said goes. */
function erased({ number, state, publishedOn, changedOn }: PublicNotice): PublicNotice {
  return {
    ...{ number, state, publishedOn, changedOn },
    ...{ kind: null, title: null, holder: null, shown: null, place: null, lostOn: null },
    ...{ endsOn: null, privateOn: null, corrects: null, correctedBy: null },
  };
}
