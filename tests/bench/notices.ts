import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Means } from '../../server/app/means.ts';
import { boardStanding } from '../../server/app/notice/board-standing.ts';
import { checkCertificate } from '../../server/app/notice/check-certificate.ts';
import { fileNotice } from '../../server/app/notice/file-notice.ts';
import { keepNotice } from '../../server/app/notice/keep-notice.ts';
import { readBoard } from '../../server/app/notice/read-board.ts';
import { readNotice } from '../../server/app/notice/read-notice.ts';
import type { LossNotice } from '../../server/core/notice/notice.ts';
import { kindNamed } from '../../server/core/notice/notice-kind.ts';
import { type OpenStore, openStore } from '../../server/storage/open-store.ts';
import { fullNotice } from '../notice/generated-person.ts';
import { shippedKnowledge } from '../rigs/county.ts';
import { certificateOf, fillBoard, numberOf } from './notice-rows.ts';
import { figure, median, ownerOf, perSecond, type StoreFigure } from './store.ts';

const FEW = 10_000;
const MANY = 1_000_000;
const LOOKS = 300;
/** How many callers file at once, and how many filings are a round of theirs. */
const CROWDS = [
  { callers: 1, filings: 200 },
  { callers: 32, filings: 1_000 },
];
const ROUNDS = 5;
/** Before anything counts: a server runs for weeks, and the compiler has seen its work. */
const WARM = 2_000;
const KIND = 'shouju';
const AT = Date.parse('2026-11-16T09:00:00+08:00');

type Board = { readonly means: Means & { readonly store: OpenStore }; readonly size: number; readonly folder: string };
type Look = (board: Board, turn: number) => Promise<unknown>;

/** Two boards side by side, one a hundred times the other; every look is taken at both in turn, so that a busy machine slows both. */
export async function measureNotices(large = MANY): Promise<StoreFigure[]> {
  const boards: Board[] = [];
  try {
    for (const size of [FEW, large]) {
      const begun = performance.now();
      boards.push(await filled(size));
      console.error(`${size.toLocaleString('en-US')} notices laid out in ${seconds(begun).toFixed(0)} s`);
    }
    const [few, many] = boards as [Board, Board];
    const looks: [string, Look][] = [
      ['board page', ({ means }) => readBoard(means, {})],
      ['board page, tenth', ({ means }) => readBoard(means, { page: 10 })],
      ['board page of a place and kind', ({ means }) => readBoard(means, { place: '第8县', kind: 'shouju' })],
      ['look-up by number', ({ means, size }, turn) => readNotice(means, numberOf(someOf(turn, size), size))],
      ['check of a full number', ({ means, size }, turn) => checked(means, someOf(turn, size))],
    ];
    const figures: StoreFigure[] = [];
    for (const [name, look] of looks) figures.push(told(await compared(name, look, few, many)));
    return [...figures, ...(await filings(few, many)), told(await walk(many))];
  } finally {
    for (const { means, folder } of boards) {
      await means.store.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** A million takes minutes: each figure is told as it comes. */
function told(found: StoreFigure): StoreFigure {
  console.error([found.measure, found.ours, found.beside, found.ratio].join(' · '));
  return found;
}

async function filled(size: number): Promise<Board> {
  const knowledge = await shippedKnowledge({ now: () => AT });
  const folder = await mkdtemp(join(tmpdir(), 'zpp-'));
  const store = await openStore({ county: knowledge.catalogue.home.id, dataDir: folder });
  const owner = await ownerOf(store);
  await fillBoard(store, owner, size);
  await owner.query('create table bare (id text primary key, body text)');
  await owner.query('grant insert on bare to zhengpaopao_service');
  await owner.end();
  return { means: { ...knowledge, store, publicUrl: 'https://wzm.example' }, size, folder };
}

/** Spread over the whole board. */
function someOf(turn: number, size: number): number {
  return 1 + ((turn * 7_919) % size);
}

async function checked(means: Means, n: number): Promise<void> {
  const found = await checkCertificate(means, { kind: 'shouju', certificate: certificateOf(n) });
  if (!found.ok || found.value.since === null) throw new Error(`The certificate ${n} was not found.`);
}

async function compared(name: string, look: Look, few: Board, many: Board): Promise<StoreFigure> {
  const times: Record<'few' | 'many', number[]> = { few: [], many: [] };
  for (let turn = -50; turn < LOOKS; turn += 1) {
    const [ofFew, ofMany] = [
      await milliseconds(() => look(few, turn + 50)),
      await milliseconds(() => look(many, turn + 50)),
    ];
    if (turn < 0) continue;
    times.few.push(ofFew);
    times.many.push(ofMany);
  }
  const [less, more] = [percentile(times.few, 0.99), percentile(times.many, 0.99)];
  const middle = (median(times.many) / median(times.few)).toFixed(2);
  const [at, beside] = [many.size, few.size].map((size) => size.toLocaleString('en-US'));
  const measure = `${name}, p99 ms at ${at} notices (beside: at ${beside}; medians ${middle})`;
  return figure(measure, more.toFixed(2), less.toFixed(2), (more / less).toFixed(2), '≤ 2');
}

/**
 * Undertaken, held against others of its certificate, published and chained, with its timers and its trail; beside one bare row.
 * Rounds of both, one after the other, so that a busy machine slows both; the median of the rounds' ratios counts.
 */
async function filings(few: Board, many: Board): Promise<StoreFigure[]> {
  const figures: StoreFigure[] = [];
  await filed(few, WARM, 32);
  for (const { callers, filings } of CROWDS) {
    for (const board of [few, many]) {
      const rounds: { ours: number; bare: number }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const bare = await perSecond(filings * 2, () => bareRow(board), callers);
        rounds.push({ bare, ours: await filed(board, filings, callers) });
      }
      const [ours, bare] = [median(rounds.map((each) => each.ours)), median(rounds.map((each) => each.bare))];
      const ratio = median(rounds.map((each) => each.ours / each.bare));
      const measure = `filings a second at ${board.size.toLocaleString('en-US')}, ${callers} at once (beside: bare rows)`;
      figures.push(told(figure(measure, ours.toFixed(0), bare.toFixed(0), ratio.toFixed(2), '≥ 0.25')));
    }
  }
  return figures;
}

/** Filings a second; what is filed was filled in before. */
async function filed(board: Board, times: number, callers: number): Promise<number> {
  const identified: LossNotice[] = [];
  await perSecond(times, async () => void identified.push(await filledIn(board)));
  return perSecond(times, (n) => file(board, identified[n - 1]), callers);
}

let count = 0;

async function bareRow({ means }: Board): Promise<void> {
  count += 1;
  await means.store.pool.query('insert into bare (id, body) values ($1, $2)', [`${count}`, 'x'.repeat(600)]);
}

/** A notice that its applicant has filled in: what is left is to undertake it. */
function filledIn({ means }: Board): Promise<LossNotice> {
  count += 1;
  const n = count;
  const talk = { channel: 'bench', account: 'a', chat: '', person: `p${n}` };
  return means.store.transaction(async (records) => {
    const identified = fullNotice({
      ...{ case: await records.numbers.nextTyped(), kind: KIND, state: 'identified', number: null },
      certificateNumber: certificateOf(2_000_000 + n),
      applicant: { talk, recipient: null },
    });
    await records.notices.add(identified, AT);
    await keepNotice(records, identified, { by: 'citizen', at: AT });
    return identified;
  });
}

async function file({ means }: Board, notice: LossNotice | undefined): Promise<void> {
  const known = kindNamed(means.catalogue.home.noticeBoard, KIND);
  if (known === null || notice === undefined) throw new Error('The board takes no receipts.');
  const kind = { ...known, review: false, identity: false }; // nobody has to look at it first
  const filed = await means.store.transaction((records) => fileNotice(means, records, { notice, kind, at: AT }));
  if (!filed.ok || filed.value.kind !== 'published') throw new Error(`Not filed: ${JSON.stringify(filed)}`);
}

/** Every entry and every page held against each other, as it happens behind the pages. */
async function walk({ means, size }: Board): Promise<StoreFigure> {
  const begun = performance.now();
  const look = boardStanding(means, async () => {});
  let standing = await look();
  while (standing.at === null) {
    await means.store.transaction(({ numbers }) => numbers.nextTyped());
    standing = await look();
  }
  if (standing.faults.length > 0) throw new Error(standing.faults.join('\n'));
  const taken = seconds(begun);
  const measure = `walk over all ${size.toLocaleString('en-US')} notices, s (beside: a second)`;
  return figure(measure, taken.toFixed(0), (standing.entries / taken).toFixed(0), '', '');
}

function seconds(begun: number): number {
  return (performance.now() - begun) / 1_000;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}
