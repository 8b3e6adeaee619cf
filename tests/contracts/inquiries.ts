import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inquiry } from '../../server/core/inquiry/inquiry.ts';
import type { Look } from '../../server/core/inquiry/look.ts';
import type { Records, Store } from '../../server/ports/store.ts';
import { anAnswer, anInquiry, at } from '../inquiry/an-inquiry.ts';

const NOON = at('2018-12-04 12:00');
const DUE = { due: NOON };

/** What every store must do with inquiries, looks and who is on duty. `open` opens another one on the same data. */
export function describeInquiries(name: string, open: (county: string) => Promise<Store>): void {
  describe(`inquiries in the store on ${name}`, () => {
    let store: Store;
    let twin: Store;
    beforeAll(async () => {
      store = await open('990400');
      twin = await open('990400');
    });
    afterAll(async () => {
      await store.close();
      await twin.close();
    });
    const inTurn = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);
    const fresh = () => `s-${randomUUID()}`;
    const someone = () => ({ channel: 'wechat', person: fresh() });
    const added = (given: Partial<Inquiry> = {}, marks: { due: number | null } = DUE): Promise<Inquiry> =>
      inTurn(async ({ numbers, inquiries }) => {
        const number = await numbers.nextTyped();
        const inquiry = anInquiry({ number, publicNumber: `XC-20181203-${number}`, ...given });
        await inquiries.add(inquiry, marks);
        return inquiry;
      });
    const found = (number: number) => inTurn(({ inquiries }) => inquiries.find(number));

    it('gives an inquiry back as it was kept, with every answer', async () => {
      const asked = await added();
      expect(await found(asked.number)).toEqual(asked);
      const answers = [anAnswer(), anAnswer({ kind: 'yes', text: '更正', at: at('2018-12-03 11:00') })];
      const answered: Inquiry = { ...asked, state: 'answered', answers, revision: 4 };
      await inTurn(({ inquiries }) => inquiries.save(answered, DUE));
      expect(await found(asked.number)).toEqual(answered);
      expect(await found(9_999_999)).toBeNull();
      expect(await inTurn(({ inquiries }) => inquiries.lock(9_999_999))).toBeNull();
    });

    it('lets one of two answers at once from two programs stand, and shows the other who gave it', async () => {
      const { number } = await added();
      const answer = (from: Store, who: string) =>
        from.transaction(async ({ inquiries }) => {
          const asked = await inquiries.lock(number);
          if (asked === null || asked.answers.length > 0) return asked?.answers[0]?.who;
          await inquiries.save({ ...asked, state: 'answered', answers: [anAnswer({ who })] }, DUE);
          return who;
        });
      const seen = await Promise.all([answer(store, 's066'), answer(twin, 's067'), answer(store, 's068')]);
      expect(new Set(seen).size).toBe(1);
      expect((await found(number))?.answers).toHaveLength(1);
    });

    it('lists what waits for somebody and for a task, and counts how much', async () => {
      const verifier = fresh();
      const task = 70_001;
      const [first, second] = [await added({ verifier, task }), await added({ verifier, task, state: 'bound' })];
      await added({ verifier, task, state: 'answered', answers: [anAnswer()] });
      await added({ verifier, task, state: 'withdrawn', endedAt: NOON });
      expect(await inTurn(({ inquiries }) => inquiries.waitingFor(verifier, 10))).toEqual([first, second]);
      expect(await inTurn(({ inquiries }) => inquiries.waitingFor(verifier, 1))).toEqual([first]);
      expect(await inTurn(({ inquiries }) => inquiries.openOf(task))).toEqual([first, second]);
      expect((await inTurn(({ inquiries }) => inquiries.load())).get(verifier)).toBe(2);
    });

    it('counts delays by department, without anybody’s name', async () => {
      const issuer = fresh();
      await added({ issuer });
      await added({ issuer, state: 'returned' }, { due: NOON + 2 });
      await added({ issuer, state: 'draft' }, { due: null });
      await added({ issuer, state: 'accepted', answers: [anAnswer()], acceptedAt: NOON });
      const delays = await inTurn(({ inquiries }) => inquiries.delays(NOON + 1));
      expect(delays.find(({ department }) => department === issuer)).toEqual({
        department: issuer,
        open: 2,
        overdue: 1,
      });
    });

    it('counts answers by data and by people apart, a corrected one once', async () => {
      const day = at('2019-05-05 00:00');
      const given = (by: 'data' | 'person', when: number) => anAnswer({ by, at: when });
      await added({ state: 'answered', answers: [given('data', day)] });
      await added({ state: 'answered', answers: [given('person', day + 1), given('person', day + 99)] });
      await added({ state: 'answered', answers: [given('person', day + 2)] });
      await added({ state: 'answered', answers: [given('person', day + 50)] });
      const counts = await inTurn(({ inquiries }) => inquiries.answersBetween(day, day + 50, null));
      expect(counts).toEqual({ byData: 1, byPeople: 2 });
    });

    it('gives an inquiry for a data source to one program at a time, and to another when the first is gone', async () => {
      const past = at('2001-01-01 00:00');
      const draft = await added({ state: 'draft', askedAt: past, dispatchedAt: null }, { due: null });
      const take = (from: Store, now: number) =>
        from.transaction(({ inquiries }) => inquiries.takeUnasked(now, now + 9));
      expect(await take(store, past - 1)).toBeNull();
      const both = await Promise.all([take(store, past), take(twin, past)]);
      expect(both.filter((each) => each !== null)).toEqual([draft]);
      expect(await take(twin, past + 8)).toBeNull();
      expect(await take(twin, past + 9)).toEqual(draft);
      await inTurn(({ inquiries }) => inquiries.save({ ...draft, state: 'dispatched' }, DUE));
      expect(await take(store, past + 1_000)).toBeNull();
    });

    it('knows who is away, however often it is said', async () => {
      const staff = fresh();
      const away = async () => (await inTurn(({ duty }) => duty.away())).has(staff);
      expect(await away()).toBe(false);
      for (const when of [1, 2]) await inTurn(({ duty }) => duty.leave(staff, when));
      expect(await away()).toBe(true);
      for (const _ of [1, 2]) await inTurn(({ duty }) => duty.comeBack(staff));
      expect(await away()).toBe(false);
    });

    const look = (over: Partial<Look> = {}): Look => ({
      ...{ kind: 'viewed', by: 's066', department: 'budongchan', inquiry: 'XC-20181203-0001' },
      ...{ fact: '截至今日名下有无住房', purpose: '公租房申请', at: NOON },
      ...over,
    });

    it('shows a person who looked, newest first, and nobody else’s', async () => {
      const about = someone();
      const [first, second] = [look(), look({ kind: 'looked-up', by: null, at: NOON + 1 })];
      await inTurn(async ({ looks }) => {
        await looks.add(first, about);
        await looks.add(second, about);
        await looks.add(look(), null);
        await looks.add(look(), someone());
      });
      expect(await inTurn(({ looks }) => looks.at(about, 10))).toEqual([second, first]);
      expect(await inTurn(({ looks }) => looks.at(about, 1))).toEqual([second]);
      expect(await inTurn(({ looks }) => looks.at(someone(), 10))).toEqual([]);
    });

    it('erases the inquiries and looks of a person who is forgotten, and nobody else’s', async () => {
      const account = someone();
      const subject = { name: '陈小云', idNumber: null, account };
      const [mine, other] = [await added({ subject }), await added({ subject: { ...subject, account: null } })];
      await inTurn(({ looks }) => looks.add(look(), account));
      await inTurn(({ people }) => people.forget(account, 'citizen', NOON));
      expect(await found(mine.number)).toBeNull();
      expect(await inTurn(({ looks }) => looks.at(account, 10))).toEqual([]);
      expect(await found(other.number)).toEqual(other);
    });

    it('clears what had its last word long ago, and no look earlier than that', async () => {
      const clear = (what: 'inquiries' | 'looks', before: number) =>
        inTurn(({ retention }) => retention.clear(what, before, before, 500));
      const about = someone();
      const [old, open] = [await added({ state: 'withdrawn', endedAt: 1_000 }), await added({ askedAt: 900 })];
      await inTurn(({ looks }) => looks.add(look({ at: 1_000 }), about));
      expect([await clear('inquiries', 1_000), await clear('looks', 1_000)]).toEqual([0, 0]);
      expect([await clear('inquiries', 1_001), await clear('looks', 1_001)]).toEqual([1, 1]);
      expect(await found(old.number)).toBeNull();
      expect(await found(open.number)).toEqual(open);
      expect(await inTurn(({ looks }) => looks.at(about, 10))).toEqual([]);
    });
  });
}
