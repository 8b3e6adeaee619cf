import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Commitment } from '../../server/core/commitment/commitment.ts';
import { newCommitment } from '../../server/core/commitment/commitment.ts';
import { SIGNED, UNSIGNED } from '../../server/core/commitment/state.ts';
import type { Records, Store } from '../../server/ports/store.ts';
import { AT, SHOWING, signed, ZHANG } from '../commitment/signed.ts';

const HOUR = 3_600_000;

/** What every store must do with commitments. `open` opens another one on the same data. */
export function describeCommitments(name: string, open: (county: string) => Promise<Store>): void {
  describe(`commitments in the store on ${name}`, () => {
    let store: Store;
    let twin: Store;
    beforeAll(async () => {
      store = await open('990600');
      twin = await open('990600');
    });
    afterAll(async () => {
      await store.close();
      await twin.close();
    });
    const inTurn = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);
    const someone = () => ({ channel: 'wechat', account: 'gh_1', chat: '', person: randomUUID() });
    const begun = (): Promise<Commitment> =>
      inTurn(async ({ numbers, commitments }) => {
        const given = { row: 'sf-zhusuo', proof: '市场主体住所证明', matter: null };
        const signer = { talk: someone(), recipient: null };
        const fresh = newCommitment({ case: await numbers.nextTyped(), ...given, signer }, AT);
        await commitments.add(fresh, AT);
        return fresh;
      });
    const sealed = async (): Promise<Commitment> => {
      const { case: typed, signer } = await begun();
      return inTurn(async ({ numbers, commitments }) => {
        const number = await numbers.nextPublic('CN', '2026-11-16');
        const kept = signed({ case: typed, signer, number });
        await commitments.save(kept, AT);
        await commitments.seal(kept);
        return kept;
      });
    };

    it('gives one back as it was kept, by its case, its number and who signs it', async () => {
      const fresh = await begun();
      expect(await inTurn(({ commitments }) => commitments.find(fresh.case))).toEqual(fresh);
      const kept = await sealed();
      const { number, signer } = kept;
      expect(await inTurn(({ commitments }) => commitments.lockSigned(number ?? ''))).toEqual(kept);
      expect(await inTurn(({ commitments }) => commitments.ofSigner(signer.talk, SIGNED, 5))).toEqual([kept]);
      expect(await inTurn(({ commitments }) => commitments.ofSigner(signer.talk, UNSIGNED, 5))).toEqual([]);
      await inTurn(({ commitments }) => commitments.drop(fresh.case));
      expect(await inTurn(({ commitments }) => commitments.find(fresh.case))).toBeNull();
    });

    it('seals what was signed, so that another byte is found out', async () => {
      const kept = await sealed();
      const number = kept.number ?? '';
      const standing = () => inTurn(({ commitments }) => commitments.standing(number));
      expect(await inTurn(({ commitments }) => commitments.receipt(number))).toMatchObject({
        ...{ number, state: 'signed', signedOn: '2026-11-16', version: '住所承诺-1' },
        check: { how: 'site', due: '2026-11-26' },
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(await standing()).toBe('intact');
      await inTurn(({ commitments }) => commitments.save({ ...kept, state: 'true' }, AT));
      expect(await standing()).toBe('intact');
      const text = kept.text && { ...kept.text, version: '住所承诺-2' };
      await inTurn(({ commitments }) => commitments.save({ ...kept, state: 'true', text }, AT));
      expect(await standing()).toBe('broken');
      expect(await inTurn(({ commitments }) => commitments.standing('CN-20261116-9999'))).toBeNull();
    });

    it('keeps on the public page what is shown, newest first, until it is over', async () => {
      const [one, two, plain] = [await sealed(), await sealed(), await sealed()];
      const onShow = async () => {
        const { found, all } = await inTurn(({ commitments }) => commitments.onShow({ size: 2, at: 1 }));
        return { numbers: found.map(({ number }) => number), all };
      };
      for (const each of [one, two])
        await inTurn(({ commitments }) => commitments.save({ ...each, showing: SHOWING }, AT));
      await inTurn(({ commitments }) => commitments.save(plain, AT));
      expect(await onShow()).toEqual({ numbers: [two.number, one.number], all: 2 });
      const rest = await inTurn(({ commitments }) => commitments.onShow({ size: 1, at: 2 }));
      expect(rest.found.map(({ number }) => number)).toEqual([one.number]);
      await inTurn(({ commitments }) => commitments.save({ ...two, state: 'true', showing: SHOWING }, AT));
      expect(await onShow()).toEqual({ numbers: [one.number], all: 1 });
      await inTurn(({ commitments }) => commitments.save({ ...one, showing: { ...SHOWING, overAt: AT } }, AT));
      expect(await onShow()).toEqual({ numbers: [], all: 0 });
      const number = two.number ?? '';
      expect(await inTurn(({ commitments }) => commitments.findSigned(number))).toMatchObject({ state: 'true' });
      expect(await inTurn(({ commitments }) => commitments.standing(number)), 'the receipt stays').toBe('intact');
    });

    it('shows more to who holds the full address, and nobody can guess it', async () => {
      const [one, two] = [await sealed(), await sealed()].map(({ number }) => number ?? '') as [string, string];
      const key = await inTurn(async ({ commitments }) => commitments.keyOf(one));
      expect(key).toMatch(/^[\w-]{22}$/);
      const holds = (number: string, given: string) =>
        inTurn(async ({ commitments }) => commitments.isKeyOf(number, given));
      expect(await holds(one, key)).toBe(true);
      expect(await holds(two, key)).toBe(false);
      expect(await holds(one, '')).toBe(false);
    });

    it('finds what was false by ID number or account until it is repaired, and loses the account of who is forgotten', async () => {
      const account = someone();
      const record = { number: `CN-${randomUUID()}`, since: AT, until: '2027-11-16', repairedAt: null };
      const of = (idNumber: string | null, who = someone()) =>
        inTurn(({ commitments }) => commitments.credit.of({ idNumber, account: who }));
      await inTurn(({ commitments }) => commitments.credit.add(record, { idNumber: ZHANG.idNumber, account }));
      expect(await of(null, account)).toEqual(record);
      expect(await of(ZHANG.idNumber)).toEqual(record);
      expect(await of('990101196207180036')).toBeNull();
      await inTurn(({ people }) => people.forget(account, 's001', AT));
      expect(await of(null, account)).toBeNull();
      expect(await of(ZHANG.idNumber)).toEqual(record);
      await inTurn(({ commitments }) => commitments.credit.repair(record.number, AT));
      expect(await of(ZHANG.idNumber)).toBeNull();
    });

    it('finds what a company said by its code alone, whoever stands for it', async () => {
      const account = someone();
      const company = { title: '示范县石桥建筑有限公司', code: '91350100M000100Y43' };
      const record = { number: `CN-${randomUUID()}`, since: AT, until: '2027-11-16', repairedAt: null };
      await inTurn(({ commitments }) => commitments.credit.add(record, company));
      const of = (whose: Parameters<Records['commitments']['credit']['of']>[0]) =>
        inTurn(({ commitments }) => commitments.credit.of(whose));
      expect(await of(company)).toEqual(record);
      expect(await of({ code: '9144030071526726XG' })).toBeNull();
      expect(await of({ idNumber: ZHANG.idNumber, account })).toBeNull();
      expect(await of({ idNumber: company.code, account })).toBeNull();
      await inTurn(({ commitments }) => commitments.credit.repair(record.number, AT));
      expect(await of(company)).toBeNull();
    });

    it('opens a link once, from one of two programs, and not after its time', async () => {
      const { case: typed } = await begun();
      const issue = () => inTurn(({ pageKeys }) => pageKeys.signing.issue(typed, AT + HOUR));
      const [link, late] = [await issue(), await issue()];
      const open = (from: Store, token: string, at = AT) =>
        from.transaction(({ pageKeys }) => pageKeys.signing.redeem(token, at));
      expect((await Promise.all([open(store, link), open(twin, link)])).sort()).toEqual([null, typed].sort());
      expect(await open(store, late, AT + HOUR)).toBeNull();
      const session = await inTurn(({ pageKeys }) => pageKeys.signing.open(typed, AT + HOUR));
      const holder = (at: number) => inTurn(({ pageKeys }) => pageKeys.signing.holder(session, at));
      expect([await holder(AT), await holder(AT + HOUR)]).toEqual([typed, null]);
    });

    it('takes a key for what it was made for and for nothing else', async () => {
      const { case: typed } = await begun();
      const [link, session] = await inTurn(async ({ pageKeys: { signing } }) => [
        await signing.issue(typed, AT + HOUR),
        await signing.open(typed, AT + HOUR),
      ]);
      for (const [token, opens] of [
        [link, typed],
        [session, null],
      ] as const)
        await inTurn(async ({ pageKeys: { form, signing }, deskKeys }) => {
          expect([await form.redeem(token, AT), await form.holder(token, AT)]).toEqual([null, null]);
          expect([await deskKeys.redeem(token, AT), await deskKeys.holder(token, AT)]).toEqual([null, null]);
          expect(await signing.holder(token, AT)).toBe(opens === null ? typed : null);
          expect(await signing.redeem(token, AT)).toBe(opens);
        });
    });

    it('closes the page of what is dropped and of who is forgotten, and clears keys that are over', async () => {
      const [dropped, forgotten, left] = [await begun(), await begun(), await begun()];
      const open = (typed: number) => inTurn(({ pageKeys }) => pageKeys.signing.open(typed, AT + HOUR));
      const sessions = [await open(dropped.case), await open(forgotten.case), await open(left.case)];
      const holders = () =>
        Promise.all(sessions.map((token) => inTurn(({ pageKeys }) => pageKeys.signing.holder(token, AT))));
      await inTurn(({ commitments }) => commitments.drop(dropped.case));
      await inTurn(({ people }) => people.forget(forgotten.signer.talk, 's001', AT));
      await inTurn(({ retention }) => retention.clear('sessions', AT + HOUR, AT, 100));
      expect(await holders()).toEqual([null, null, left.case]);
      const desk = await inTurn(({ deskKeys }) => deskKeys.open('s042', AT + HOUR));
      expect(await inTurn(({ retention }) => retention.clear('sessions', AT + HOUR + 1, AT, 100))).toBeGreaterThan(1);
      expect(await holders()).toEqual([null, null, null]);
      expect(await inTurn(({ deskKeys }) => deskKeys.holder(desk, AT))).toBeNull();
    });

    it('forgets who asks for it: number, day and digest stay, and say that the text is gone', async () => {
      const kept = await sealed();
      const { signer, number } = kept;
      await inTurn(({ people }) => people.forget(signer.talk, 's001', AT));
      expect(await inTurn(({ commitments }) => commitments.find(kept.case))).toBeNull();
      expect(await inTurn(({ commitments }) => commitments.standing(number ?? ''))).toBe('gone');
    });

    it('clears drafts and what is long over, and leaves what waits for its check', async () => {
      const [draft, waiting, over] = [await begun(), await sealed(), await sealed()];
      await inTurn(({ commitments }) => commitments.save({ ...over, state: 'withdrawn' }, AT));
      for (const each of ['commitment-drafts', 'closed-commitments'] as const)
        await inTurn(({ retention }) => retention.clear(each, AT + 1, AT, 100));
      const left = await Promise.all(
        [draft, waiting, over].map(({ case: typed }) => inTurn(({ commitments }) => commitments.find(typed))),
      );
      expect(left).toEqual([null, waiting, null]);
      const record = { number: 'CN-20251116-0001', since: AT, until: '2026-11-15', repairedAt: null };
      const whose = { idNumber: '990101196207180052', account: someone() };
      await inTurn(({ commitments }) => commitments.credit.add(record, whose));
      expect(await inTurn(({ retention }) => retention.clear('credit-records', AT, AT, 100))).toBe(1);
    });
  });
}
