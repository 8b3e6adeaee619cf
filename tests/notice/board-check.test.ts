import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardFault, noticeFaults, pageFaults, sayBoardFault } from '../../server/core/notice/board-check.ts';
import {
  afterEvent,
  type BoardEntry,
  type BoardEvent,
  boardLeaf,
  boardLink,
  boardText,
} from '../../server/core/notice/board-event.ts';
import { CHAIN_START, cutOff, walkOn } from '../../server/core/notice/chain-walk.ts';
import { announcementOf, type PublicNotice } from '../../server/core/notice/public-notice.ts';
import { placesById } from '../../server/core/place.ts';
import { fullNotice, kind } from './generated-person.ts';

const sm3 = (text: string) => createHash('sm3').update(text, 'utf8').digest('hex');
const places = placesById([{ id: '990101', name: '示范县', level: 'county', parent: null, aliases: [] }]);

function published(at: number): BoardEvent {
  const number = `YS-20190715-000${at}`;
  return {
    event: 'published',
    day: '2019-07-15',
    ...announcementOf(fullNotice(), kind({}), { number, on: '2019-07-15', places }),
  };
}

/** A board on which these things happened, as it is kept and as it is shown. */
function boardOf(events: readonly BoardEvent[]) {
  const shown = new Map<string, PublicNotice>();
  const entries: BoardEntry[] = [];
  for (const event of events) {
    const [seq, salt, text] = [entries.length + 1, `salt${entries.length}`, boardText(event)];
    const bare = { seq, number: event.number, event: event.event, day: event.day, leaf: boardLeaf(sm3, salt, text) };
    entries.push({ ...bare, link: boardLink(sm3, '990101', bare, entries.at(-1)?.link ?? ''), text: { salt, text } });
    const after = afterEvent(shown.get(event.number) ?? null, event);
    if (after) shown.set(event.number, after);
  }
  const last = entries.at(-1);
  return { entries, shown: [...shown.values()], heads: last ? [{ seq: last.seq, link: last.link }] : [] };
}

const EVENTS: BoardEvent[] = [
  published(1),
  published(2),
  { event: 'withdrawn', number: 'YS-20190715-0001', day: '2019-07-20' },
  published(3),
  { event: 'corrected', number: 'YS-20190715-0002', day: '2019-07-21', by: 'YS-20190715-0003' },
];

type Kept = ReturnType<typeof boardOf>;

/** As a walk over everything finds them, `pieces` entries at a time: the chain first, then what is shown. */
function faultsIn({ entries, shown, heads }: Kept, piece: number): BoardFault[] {
  const archived = (number: string) => entries.some((each) => each.number === number && each.event === 'archived');
  const walked = entries.map((entry) => ({ ...entry, archived: archived(entry.number) }));
  const faults: BoardFault[] = [];
  let at = CHAIN_START;
  for (let begin = 0; begin < walked.length; begin += piece) {
    const step = walkOn(sm3, '990101', at, walked.slice(begin, begin + piece), heads);
    faults.push(...step.faults);
    at = step.at;
  }
  const numbers = new Set([...entries, ...shown].map(({ number }) => number));
  const pages = [...numbers].flatMap((number) => {
    const own = entries.filter((entry) => entry.number === number);
    return pageFaults(number, own, shown.find((page) => page.number === number) ?? null);
  });
  return [...faults, ...cutOff(at, heads), ...pages];
}

function faultsOf(board: Kept): string[] {
  const said = [1, 2, 100].map((piece) => faultsIn(board, piece).map(sayBoardFault));
  for (const other of said) expect(other).toEqual(said[0]);
  return said[0] ?? [];
}

describe('the chain of the board', () => {
  it('is whole when nobody touched it', () => {
    expect(faultsOf(boardOf(EVENTS))).toEqual([]);
    expect(faultsOf(boardOf([]))).toEqual([]);
  });

  it('writes the same bytes whatever the order in which an event was put together', () => {
    const event = published(1);
    const turned = Object.fromEntries(Object.entries(event).reverse()) as BoardEvent;
    expect(boardText(turned)).toBe(boardText(event));
    expect(boardText(event)).toMatch(/^\{"event":"published","number":"YS-20190715-0001","day":"2019-07-15",/);
  });

  it('holds when texts are gone after the notice was archived, and only then', () => {
    const events: BoardEvent[] = [...EVENTS, { event: 'archived', number: 'YS-20190715-0001', day: '2020-02-10' }];
    const board = boardOf(events);
    const gone = (entry: BoardEntry) => entry.number === 'YS-20190715-0001' && entry.event !== 'archived';
    const erased = { ...board, entries: board.entries.map((each) => (gone(each) ? { ...each, text: null } : each)) };
    expect(faultsOf(erased)).toEqual([]);
    expect(erased.shown[0]).toMatchObject({ state: 'archived', holder: null, publishedOn: '2019-07-15' });
    const early = boardOf(EVENTS);
    const blanked = { ...early, entries: early.entries.map((each) => (gone(each) ? { ...each, text: null } : each)) };
    expect(faultsOf(blanked)).toContain('链上第 1 条(YS-20190715-0001)的内容不见了,还没到归档日');
  });

  it.each<[string, (board: Kept) => Kept, string]>([
    [
      'an edited text',
      (board) => withText(board, 2, (text) => text.replace('张', '李')),
      '链上第 2 条(YS-20190715-0002)被改过',
    ],
    [
      'an edited salt',
      (board) => withEntry(board, 2, (entry) => ({ ...entry, text: { salt: 'x', text: entry.text?.text ?? '' } })),
      '链上第 2 条(YS-20190715-0002)被改过',
    ],
    [
      'an edited day',
      (board) => withEntry(board, 3, (entry) => ({ ...entry, day: '2019-07-19' })),
      '链上第 3 条(YS-20190715-0001)被改过',
    ],
    [
      'another event',
      (board) => withEntry(board, 3, (entry) => ({ ...entry, event: 'revoked' })),
      '链上第 3 条(YS-20190715-0001)被改过',
    ],
    [
      'a deleted entry',
      (board) => ({ ...board, entries: board.entries.filter(({ seq }) => seq !== 3) }),
      '链上第 3 条不见了',
    ],
    ['a chain cut off', (board) => ({ ...board, entries: board.entries.slice(0, 4) }), '链上第 5 条不见了'],
    ['another end', (board) => ({ ...board, heads: [{ seq: 4, link: 'x' }] }), '链上第 4 条被改过'],
    [
      'an invented page',
      (board) => ({ ...board, shown: [...board.shown, { ...(board.shown[0] as PublicNotice), number: 'YS-1' }] }),
      'YS-1:来历不明',
    ],
    [
      'a hidden page',
      (board) => ({ ...board, shown: board.shown.slice(1) }),
      'YS-20190715-0001:公示板上显示的和链上记的不一致',
    ],
  ])('names %s', (_, tamper, wanted) => expect(faultsOf(tamper(boardOf(EVENTS)))[0]).toBe(wanted));

  it('holds one notice by itself against the links around it', () => {
    const { entries, shown } = boardOf(EVENTS);
    const following = entries.map((entry, at) => ({
      ...entry,
      previous: at === 0 ? '' : (entries[at - 1]?.link ?? null),
    }));
    const own = following.filter(({ number }) => number === 'YS-20190715-0001');
    const said = (given: typeof own) =>
      noticeFaults(sm3, '990101', 'YS-20190715-0001', given, shown[0] ?? null).map(sayBoardFault);
    expect(said(own)).toEqual([]);
    expect(said(own.map((entry) => ({ ...entry, previous: 'x' })))).toEqual([
      '链上第 1 条(YS-20190715-0001)被改过',
      '链上第 3 条(YS-20190715-0001)被改过',
    ]);
    expect(said([])).toEqual(['YS-20190715-0001:来历不明']);
  });

  it('sees any field of any page that says something else', () => {
    const board = boardOf(EVENTS);
    const fields = Object.keys(board.shown[0] ?? {}).filter((field) => field !== 'number');
    fc.assert(
      fc.property(fc.nat(2), fc.constantFrom(...fields), (at, field) => {
        const shown = board.shown.map((page, index) => (index === at ? { ...page, [field]: 'x' } : page));
        expect(faultsOf({ ...board, shown })).toEqual([`${board.shown[at]?.number}:公示板上显示的和链上记的不一致`]);
      }),
    );
  });
});

function withEntry(board: Kept, seq: number, change: (entry: BoardEntry) => BoardEntry): Kept {
  return { ...board, entries: board.entries.map((entry) => (entry.seq === seq ? change(entry) : entry)) };
}

function withText(board: Kept, seq: number, change: (text: string) => string): Kept {
  return withEntry(board, seq, (entry) => ({
    ...entry,
    text: { salt: entry.text?.salt ?? '', text: change(entry.text?.text ?? '') },
  }));
}
