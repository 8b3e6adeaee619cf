import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAIN_START, type ChainPlace } from '../../server/core/notice/chain-walk.ts';
import type { LossNotice } from '../../server/core/notice/notice.ts';
import { announcementOf } from '../../server/core/notice/public-notice.ts';
import { STANDING, UNFILED } from '../../server/core/notice/state.ts';
import { placesById } from '../../server/core/place.ts';
import type { Records, Store } from '../../server/ports/store.ts';
import { fullNotice, kind } from '../notice/generated-person.ts';

const AT = Date.parse('2019-07-15T09:00:00+08:00');
const KIND = kind({});
const PLACES = placesById([{ id: '990101', name: '示范县', level: 'county', parent: null, aliases: [] }]);

/** What every store must do with loss notices. `open` opens another one on the same data. */
export function describeNotices(name: string, open: (county: string) => Promise<Store>): void {
  describe(`loss notices in the store on ${name}`, () => {
    let store: Store;
    let twin: Store;
    beforeAll(async () => {
      store = await open('990500');
      twin = await open('990500');
    });
    afterAll(async () => {
      await store.close();
      await twin.close();
    });
    const inTurn = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);
    const someone = () => ({ channel: 'wechat', account: 'gh_1', chat: '', person: randomUUID() });
    const added = (given: Partial<LossNotice> = {}): Promise<LossNotice> =>
      inTurn(async ({ numbers, notices }) => {
        const applicant = given.applicant ?? { talk: someone(), recipient: null };
        const notice = fullNotice({ ...given, applicant, case: await numbers.nextTyped() });
        await notices.add(notice, AT);
        return notice;
      });
    const published = (from: Store, notice: LossNotice): Promise<LossNotice> =>
      from.transaction(async ({ numbers, notices }) => {
        const number = await numbers.nextPublic('YS', '2019-07-15');
        const kept: LossNotice = { ...notice, number, state: 'published' };
        await notices.save(kept, AT);
        const announced = announcementOf(kept, KIND, { number, on: '2019-07-15', places: PLACES });
        await notices.board.append({ event: 'published', day: '2019-07-15', ...announced });
        return kept;
      });

    it('gives a notice back as it was kept, by its case, its number and its applicant', async () => {
      const notice = await added();
      expect(await inTurn(({ notices }) => notices.find(notice.case))).toEqual(notice);
      const kept = await published(store, notice);
      expect(await inTurn(({ notices }) => notices.lockPublished(kept.number ?? ''))).toEqual(kept);
      const own = notice.applicant.talk;
      expect(await inTurn(({ notices }) => notices.ofApplicant(own, STANDING, 5))).toEqual([kept]);
      expect(await inTurn(({ notices }) => notices.ofApplicant(own, UNFILED, 5))).toEqual([]);
      expect(await inTurn(({ notices }) => notices.ofApplicant(someone(), STANDING, 5))).toEqual([]);
      await inTurn(({ notices }) => notices.drop(notice.case));
      expect(await inTurn(({ notices }) => notices.find(notice.case))).toBeNull();
    });

    it('opens the form of one notice once, until it is dropped', async () => {
      const { case: typed } = await added();
      const link = await inTurn(({ pageKeys }) => pageKeys.form.issue(typed, AT + 10));
      const redeem = (from: Store) => from.transaction(({ pageKeys }) => pageKeys.form.redeem(link, AT + 9));
      expect((await Promise.all([redeem(store), redeem(twin)])).sort()).toEqual([null, typed].sort());
      const session = await inTurn(({ pageKeys }) => pageKeys.form.open(typed, AT + 10));
      const holder = (at: number) => inTurn(({ pageKeys }) => pageKeys.form.holder(session, at));
      expect([await holder(AT + 9), await holder(AT + 10)]).toEqual([typed, null]);
      expect(await inTurn(({ pageKeys }) => pageKeys.signing.holder(session, AT))).toBeNull();
      await inTurn(({ notices }) => notices.drop(typed));
      expect(await holder(AT)).toBeNull();
    });

    it('finds a certificate by its full number and kind, by nothing less', async () => {
      const number = '99010119850305018X44';
      await published(store, await added({ certificateNumber: number }));
      const since = (of: string, typed: string) => inTurn(({ notices }) => notices.announced(of, typed));
      expect(await since('canji', number)).toEqual({ since: '2019-07-15', reissuedOn: null });
      expect(await since('congye', number)).toBeNull();
      expect(await since('canji', number.slice(0, -1))).toBeNull();
    });

    it('lets one of two filings of a certificate at once from two programs win, and shows it to the other', async () => {
      const certificateNumber = '99010119850305018X41';
      const both = [await added({ certificateNumber }), await added({ certificateNumber })];
      const file = (from: Store, notice: LossNotice) =>
        from.transaction(async ({ notices, numbers }) => {
          const [first] = await notices.ofCertificate('canji', certificateNumber, STANDING);
          if (first) return first.number;
          const number = await numbers.nextPublic('YS', '2019-07-15');
          await notices.save({ ...notice, number, state: 'published' }, AT);
          return number;
        });
      const [left, right] = both as [LossNotice, LossNotice];
      const numbers = await Promise.all([file(store, left), file(twin, right)]);
      expect(new Set(numbers).size).toBe(1);
    });

    it('counts the cases that wait for departments, and those whose time is up', async () => {
      const [late, held, closed] = [await added(), await added(), await added()];
      await inTurn(async ({ notices }) => {
        await notices.markReissue(late.case, { department: 'canlian', due: AT + 5 });
        await notices.markReissue(held.case, { department: 'canlian', due: null });
        await notices.markReissue(closed.case, { department: 'jiaotong', due: AT + 5 });
        await notices.markReissue(closed.case, null);
      });
      const delays = (now: number) => inTurn(({ notices }) => notices.reissueDelays(now));
      expect(await delays(AT + 4)).toEqual([{ department: 'canlian', open: 2, overdue: 0 }]);
      expect(await delays(AT + 5)).toEqual([{ department: 'canlian', open: 2, overdue: 1 }]);
      await inTurn(({ notices }) => notices.drop(late.case));
      expect(await delays(AT + 5)).toEqual([{ department: 'canlian', open: 1, overdue: 0 }]);
    });

    it('chains what happens on the board from two programs at once, and the chain holds', async () => {
      const notices = await Promise.all(Array.from({ length: 6 }, () => added()));
      await Promise.all(notices.map((notice, index) => published(index % 2 === 0 ? store : twin, notice)));
      const report = await inTurn(({ notices: { board } }) => board.check());
      expect(report.faults).toEqual([]);
      expect(report.entries).toBeGreaterThanOrEqual(6);
      const [day] = await inTurn(({ notices: { board } }) => board.days(5));
      const chain = await inTurn(({ notices: { board } }) => board.dayOf('2019-07-15'));
      expect(day).toMatchObject({ day: '2019-07-15', entries: chain.entries.length, root: chain.entries.at(-1)?.link });
    });

    it('shows the newest first, by kind, place and day, page by page', async () => {
      const search = (wanted: object, at = 1) =>
        inTurn(({ notices: { board } }) => board.search(wanted, { size: 3, at }));
      const first = await search({ kind: 'canji' });
      const second = await search({ kind: 'canji' }, 2);
      const numbers = [...first.notices, ...second.notices].map(({ number }) => number);
      expect(numbers).toEqual([...numbers].sort().reverse());
      expect(new Set(numbers).size).toBe(6);
      expect(first.all).toBeGreaterThanOrEqual(6);
      expect((await search({ place: '示范县', from: '2019-07-15', until: '2019-07-15' })).all).toBe(first.all);
      for (const wanted of [{ kind: 'shouju' }, { place: '义乌市' }, { from: '2019-07-16' }, { until: '2019-07-14' }])
        expect((await search(wanted)).all).toBe(0);
      expect(await inTurn(({ notices: { board } }) => board.places())).toEqual(['示范县']);
    });

    it('erases the text of an archived notice, and the chain still holds', async () => {
      const { number } = await published(store, await added());
      const about = { number: number ?? '', day: '2020-02-10' };
      await inTurn(async ({ notices: { board } }) => {
        await board.append({ event: 'archived', ...about });
        await board.erase(about.number);
      });
      const [reading] = await inTurn(({ notices: { board } }) => board.readings([about.number]));
      const [first, last] = reading?.entries ?? [];
      expect([first?.text, last?.event, last?.previous, reading?.faults]).toEqual([null, 'archived', first?.link, []]);
      expect(await inTurn(({ notices: { board } }) => board.find(about.number))).toMatchObject({
        ...{ state: 'archived', holder: null, title: null, publishedOn: '2019-07-15' },
      });
      const report = await inTurn(({ notices: { board } }) => board.check());
      expect(report.faults).toEqual([]);
    });

    it('counts what happened by day, and walks the chain piece by piece', async () => {
      const { number } = await published(store, await added());
      const event = { event: 'withdrawn', number: number ?? '', day: '2019-07-20' } as const;
      const before = await inTurn(({ notices: { board } }) => board.tallies('2019-07', 'month'));
      await inTurn(({ notices: { board } }) => board.append(event));
      const after = await inTurn(({ notices: { board } }) => board.tallies('2019-07', 'month'));
      const of = (tallies: typeof before, wanted: string) =>
        tallies.find((tally) => tally.event === wanted && tally.period === '2019-07')?.count ?? 0;
      expect(of(after, 'standing')).toBe(of(before, 'standing') - 1);
      expect(of(after, 'withdrawn')).toBe(of(before, 'withdrawn') + 1);
      const day = await inTurn(({ notices: { board } }) => board.tallies('2019-07-20', 'day'));
      expect(day).toEqual([{ period: '2019-07-20', event: 'withdrawn', count: 1 }]);
      const whole = await inTurn(({ notices: { board } }) => board.check());
      let place: ChainPlace = CHAIN_START;
      let walked = 0;
      for (let ended = false; !ended; ) {
        const step = await inTurn(({ notices: { board } }) => board.checkAfter(place, 3));
        expect(step.faults).toEqual([]);
        [place, ended] = [step.at, step.ended];
        walked += step.entries;
      }
      expect([walked, await inTurn(({ notices: { board } }) => board.checkRest())]).toEqual([whole.entries, []]);
    });

    it('keeps a found certificate as a fingerprint until its time is over', async () => {
      const by = someone();
      const card = { kind: 'canji', number: '99010119850305018X42', by, at: AT };
      await inTurn(({ notices }) => notices.found.add(card));
      expect(await inTurn(({ notices }) => notices.found.since('canji', card.number))).toBe(AT);
      expect(await inTurn(({ notices }) => notices.found.since('congye', card.number))).toBeNull();
      expect(await inTurn(({ notices }) => notices.found.countBy(by, AT))).toBe(1);
      expect(await inTurn(({ retention }) => retention.clear('found-cards', AT + 1, AT, 10))).toBe(1);
      expect(await inTurn(({ notices }) => notices.found.since('canji', card.number))).toBeNull();
    });

    it('clears drafts that nobody went on with, and leaves what was filed', async () => {
      const [draft, filed] = [await added({ state: 'draft' }), await added({ state: 'reviewing' })];
      await inTurn(({ retention }) => retention.clear('notice-drafts', AT + 1, AT, 100));
      await inTurn(({ retention }) => retention.clear('closed-notices', AT + 1, AT, 100));
      expect(await inTurn(({ notices }) => notices.find(draft.case))).toBeNull();
      expect(await inTurn(({ notices }) => notices.find(filed.case))).toEqual(filed);
    });
  });
}
