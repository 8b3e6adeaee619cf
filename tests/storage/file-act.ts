import { fileNotice } from '../../server/app/notice/file-notice.ts';
import { keepNotice } from '../../server/app/notice/keep-notice.ts';
import type { Store } from '../../server/ports/store.ts';
import { fullNotice, kind } from '../notice/generated-person.ts';
import { shippedKnowledge } from '../rigs/county.ts';

const AT = Date.parse('2026-11-16T09:00:00+08:00');
/** Nobody has to look at it first. */
const KIND = kind({ id: 'shouju', identity: false });

const KNOWLEDGE = await shippedKnowledge({ now: () => AT });
export const COUNTY = KNOWLEDGE.catalogue.home.id;

/** Fills in a notice of the n-th receipt, and files it: kept, chained and numbered in one transaction. Gives its number. */
export async function fileOne(store: Pick<Store, 'transaction'>, n: number): Promise<string> {
  const notice = await store.transaction(async (records) => {
    const talk = { channel: 'wechat', account: 'gh_1', chat: '', person: `o-${n}` };
    const filled = fullNotice({
      ...{ case: await records.numbers.nextTyped(), kind: KIND.id, state: 'identified', number: null },
      ...{ certificateNumber: `SJ${String(n).padStart(10, '0')}`, applicant: { talk, recipient: null } },
    });
    await records.notices.add(filled, AT);
    await keepNotice(records, filled, { by: 'citizen', at: AT });
    return filled;
  });
  const filed = await store.transaction((records) => fileNotice(KNOWLEDGE, records, { notice, kind: KIND, at: AT }));
  if (!filed.ok || filed.value.kind !== 'published') throw new Error('The notice was not published.');
  return filed.value.notice.number ?? '';
}

/** The numbers that stand on the board, smallest first, and whatever is wrong with its chain or with the trail that names its end. */
export async function boardOf(store: Pick<Store, 'transaction'>): Promise<{ numbers: string[]; faults: unknown[] }> {
  return store.transaction(async ({ notices, trail }) => {
    const { entries, faults } = await notices.board.check();
    const { notices: shown } = await notices.board.search({}, { size: 10_000, at: 1 });
    const grown = await trail.of('board 2026-11');
    const named = grown.map(({ facts }) => facts.seq);
    const inTurn = named.every((seq, at) => seq === at + 1) && named.length === entries;
    return {
      numbers: shown.map(({ number }) => number).sort(),
      faults: inTurn ? [...faults] : [...faults, `the trail names ${named.join(' ')} of ${entries} entries`],
    };
  });
}

/** The first `count` numbers of the day. */
export function firstNumbers(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `YS-20261116-${String(at + 1).padStart(4, '0')}`);
}
