import type { Digest } from '../trail/chain.ts';
import { afterEvent, type BoardEntry, type BoardEvent, boardLeaf, boardLink } from './board-event.ts';
import type { PublicNotice } from './public-notice.ts';

/** What was done to the board behind the program. */
type BoardFaultKind = 'edited' | 'missing' | 'blanked' | 'invented' | 'shown-wrong' | 'miscounted';

/** One thing wrong with the board: the entry's place in the chain (null when only the page is wrong) and the notice. */
export type BoardFault = {
  readonly kind: BoardFaultKind;
  readonly seq: number | null;
  readonly number: string | null;
};

const SAID: Readonly<Record<BoardFaultKind, string>> = {
  edited: '被改过',
  missing: '不见了',
  blanked: '的内容不见了,还没到归档日',
  invented: '来历不明',
  'shown-wrong': '公示板上显示的和链上记的不一致',
  miscounted: '的件数和链上记的不一致',
};

/** 链上第 3 条(YS-20190715-0031)被改过. */
export function sayBoardFault({ kind, seq, number }: BoardFault): string {
  if (seq === null) return number === null ? `公示板${SAID[kind]}` : `${number}:${SAID[kind]}`;
  return `链上第 ${seq} 条${number === null ? '' : `(${number})`}${SAID[kind]}`;
}

/** Where a chain ends as it was kept apart from its entries. */
export type BoardHead = { readonly seq: number; readonly link: string };

/** Whether the text is the one that was hashed, and says what the entry says. An erased text cannot be asked. */
export function isSelf(digest: Digest, { number, event, day, leaf, text }: BoardEntry): boolean {
  if (text === null) return true;
  if (boardLeaf(digest, text.salt, text.text) !== leaf) return false;
  const said = eventIn(text.text);
  return said !== null && said.number === number && said.event === event && said.day === day;
}

function eventIn(text: string): BoardEvent | null {
  try {
    return JSON.parse(text) as BoardEvent;
  } catch {
    return null;
  }
}

/** After an erasure only the number, the events and the days are known. */
function after(before: PublicNotice | null, { number, event, day, text }: BoardEntry): PublicNotice | null {
  const said = text === null ? null : eventIn(text.text);
  if (said !== null) return afterEvent(before, said);
  const bare = { event: event as 'effective', number, day };
  if (event !== 'published') return afterEvent(before, bare);
  return afterEvent(null, { ...NOTHING_SAID, event, number, day });
}

const NOTHING_SAID = {
  ...{ kind: null, title: null, holder: null, shown: null, place: null, lostOn: null },
  ...{ endsOn: null, privateOn: null, corrects: null },
};

/** Whether what is shown of a notice is what its entries make of it. */
export function pageFaults(
  number: string,
  entries: readonly BoardEntry[],
  shown: PublicNotice | null,
): readonly BoardFault[] {
  if (entries.length === 0) return shown === null ? [] : [{ kind: 'invented', seq: null, number }];
  const folded = entries.reduce<PublicNotice | null>(after, null);
  const right = folded === null || shown === null ? folded === shown : same(folded, shown);
  return right ? [] : [{ kind: 'shown-wrong', seq: null, number }];
}

function same(left: PublicNotice, right: PublicNotice): boolean {
  return (Object.keys(left) as (keyof PublicNotice)[]).every((field) => left[field] === right[field]);
}

/** An entry with the link that it follows; null: that one is not there. */
export type FollowingEntry = BoardEntry & { readonly previous: string | null };

/** One notice by itself: its entries, and what is shown of it. */
export function noticeFaults(
  digest: Digest,
  county: string,
  number: string,
  entries: readonly FollowingEntry[],
  shown: PublicNotice | null,
): readonly BoardFault[] {
  const archived = entries.some(({ event }) => event === 'archived');
  return [
    ...entries.flatMap((entry) => entryFaults(digest, county, entry, archived)),
    ...pageFaults(number, entries, shown),
  ];
}

function entryFaults(digest: Digest, county: string, entry: FollowingEntry, archived: boolean): BoardFault[] {
  const { seq, number, previous, link, text } = entry;
  const linked = previous !== null && boardLink(digest, county, entry, previous) === link;
  if (!linked || !isSelf(digest, entry)) return [{ kind: 'edited', seq, number }];
  return text === null && !archived ? [{ kind: 'blanked', seq, number }] : [];
}
