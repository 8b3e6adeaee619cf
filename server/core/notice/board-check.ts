import type { Digest } from '../trail/chain.ts';
import { afterEvent, type BoardEntry, type BoardEvent, boardLeaf, boardLink } from './board-event.ts';
import type { PublicNotice } from './public-notice.ts';

/** What was done to the board behind the program. */
type BoardFaultKind = 'edited' | 'missing' | 'blanked' | 'invented' | 'shown-wrong';

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
};

/** 链上第 3 条(YS-20190715-0031)被改过. */
export function sayBoardFault({ kind, seq, number }: BoardFault): string {
  if (seq === null) return `${number ?? '一条声明'}:${SAID[kind]}`;
  return `链上第 ${seq} 条${number === null ? '' : `(${number})`}${SAID[kind]}`;
}

/** Where a chain ends as it was kept apart from its entries. */
export type BoardHead = { readonly seq: number; readonly link: string };

/** Walks the chain entry by entry, then holds what the board shows against it. */
export type BoardChecker = {
  /** By rising `seq`. */
  take(entry: BoardEntry): void;
  finish(shown: Iterable<PublicNotice>, heads: readonly BoardHead[]): readonly BoardFault[];
};

export function boardChecker(digest: Digest, county: string): BoardChecker {
  const faults: BoardFault[] = [];
  const blanked = new Map<string, number[]>();
  const folded = new Map<string, PublicNotice | null>();
  const links = new Map<number, string>();
  let expected = 1;
  let previous: string | null = '';

  const missingUpTo = (seq: number): void => {
    if (expected < seq) previous = null;
    for (; expected < seq; expected += 1) faults.push({ kind: 'missing', seq: expected, number: null });
  };

  return {
    take(entry) {
      const { seq, number, link, text } = entry;
      missingUpTo(seq);
      const linked = previous === null || boardLink(digest, county, entry, previous) === link;
      if (!linked || !isSelf(digest, entry)) faults.push({ kind: 'edited', seq, number });
      if (text === null) blanked.set(number, [...(blanked.get(number) ?? []), seq]);
      if (entry.event === 'archived') blanked.delete(number);
      folded.set(number, after(folded.get(number) ?? null, entry));
      links.set(seq, link);
      previous = link;
      expected = seq + 1;
    },
    finish(shown, heads) {
      missingUpTo(Math.max(0, ...heads.map(({ seq }) => seq)) + 1);
      return [...faults, ...headsWrong(heads, links), ...textsMissing(blanked), ...pagesWrong(folded, shown)].sort(
        byPlace,
      );
    },
  };
}

/** The chain does not pass through a link that was kept apart. */
function headsWrong(heads: readonly BoardHead[], links: ReadonlyMap<number, string>): BoardFault[] {
  const wrong = heads.filter(({ seq, link }) => links.has(seq) && links.get(seq) !== link);
  return wrong.map(({ seq }) => ({ kind: 'edited', seq, number: null }));
}

function textsMissing(blanked: ReadonlyMap<string, readonly number[]>): BoardFault[] {
  return [...blanked].flatMap(([number, seqs]) => seqs.map((seq) => ({ kind: 'blanked', seq, number }) as const));
}

/** Faults of the chain first, in its order. */
function byPlace(left: BoardFault, right: BoardFault): number {
  return (left.seq ?? Number.MAX_SAFE_INTEGER) - (right.seq ?? Number.MAX_SAFE_INTEGER);
}

/** Whether the text is the one that was hashed, and says what the entry says. An erased text cannot be asked. */
function isSelf(digest: Digest, { number, event, day, leaf, text }: BoardEntry): boolean {
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

function pagesWrong(folded: Map<string, PublicNotice | null>, shown: Iterable<PublicNotice>): BoardFault[] {
  const faults: BoardFault[] = [];
  const left = new Map(folded);
  for (const page of shown) {
    const { number } = page;
    const known = left.get(number);
    left.delete(number);
    if (known === undefined) faults.push({ kind: 'invented', seq: null, number });
    else if (known === null || !same(known, page)) faults.push({ kind: 'shown-wrong', seq: null, number });
  }
  return [...faults, ...[...left.keys()].map((number) => ({ kind: 'shown-wrong', seq: null, number }) as const)];
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
  entries: readonly FollowingEntry[],
  shown: PublicNotice | null,
): readonly BoardFault[] {
  const archived = entries.some(({ event }) => event === 'archived');
  const folded = entries.reduce<PublicNotice | null>(after, null);
  return [
    ...entries.flatMap((entry) => entryFaults(digest, county, entry, archived)),
    ...pagesWrong(new Map(entries.map(({ number }) => [number, folded])), shown === null ? [] : [shown]),
  ];
}

function entryFaults(digest: Digest, county: string, entry: FollowingEntry, archived: boolean): BoardFault[] {
  const { seq, number, previous, link, text } = entry;
  const linked = previous !== null && boardLink(digest, county, entry, previous) === link;
  if (!linked || !isSelf(digest, entry)) return [{ kind: 'edited', seq, number }];
  return text === null && !archived ? [{ kind: 'blanked', seq, number }] : [];
}
