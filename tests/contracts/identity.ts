import { describe, expect, it } from 'vitest';
import type { Company } from '../../server/core/people/company.ts';
import type { Identity, IdentityRequest } from '../../server/ports/identity.ts';

const AT = Date.parse('2026-11-16T09:00:00+08:00');
const TALK = { channel: 'wechat', account: 'gh_1', chat: 'o-zhang', person: 'o-zhang' };
const ZHANG = { name: '张玉根', idNumber: '990101196207180028' };
const COMPANY: Company = { title: '示范县石桥建筑有限公司', code: '91990101MA00000035' };
const MINUTE = 60_000;

/** Plays the person at the provider: goes to where he was sent and proves who he is. */
export type Prove = (id: string, person: typeof ZHANG & { readonly company?: Company }, now: number) => void;

/** What every identity provider must do, whatever stands behind it. */
export function describeIdentity(
  name: string,
  open: () => { readonly identity: Identity; readonly prove: Prove },
): void {
  describe(`the identity provider ${name}`, () => {
    let count = 0;
    const request = (): IdentityRequest => {
      count += 1;
      return { id: `request-${count}`, talk: TALK, purpose: '签告知承诺书', returnTo: '/commitments/new' };
    };

    it('gives who proved himself: name, number, method and time', async () => {
      const { identity, prove } = open();
      const asked = request();
      expect((await identity.begin(asked, AT)).address).toContain(asked.id);
      expect(await identity.outcome(asked.id, TALK, AT)).toBeNull();
      prove(asked.id, ZHANG, AT + MINUTE);
      expect(await identity.outcome(asked.id, TALK, AT + 2 * MINUTE)).toEqual({
        ...ZHANG,
        ...{ method: identity.method, label: identity.label, at: AT + 2 * MINUTE },
      });
    });

    it('names the company that he represents where that was asked, nothing without one, and none where it was not', async () => {
      const { identity, prove } = open();
      const [asked, missing, plain] = [request(), request(), request()];
      for (const each of [asked, missing]) await identity.begin({ ...each, represents: true }, AT);
      await identity.begin(plain, AT);
      prove(asked.id, { ...ZHANG, company: COMPANY }, AT);
      prove(missing.id, ZHANG, AT);
      prove(plain.id, { ...ZHANG, company: COMPANY }, AT);
      expect(await identity.outcome(asked.id, TALK, AT)).toMatchObject({ ...ZHANG, represents: COMPANY });
      expect(await identity.outcome(missing.id, TALK, AT)).toBeNull();
      expect(await identity.outcome(plain.id, TALK, AT)).not.toHaveProperty('represents');
    });

    it('gives it once, to the talk that asked, and not after half an hour', async () => {
      const { identity, prove } = open();
      const [once, other, late] = [request(), request(), request()];
      for (const asked of [once, other, late]) {
        await identity.begin(asked, AT);
        prove(asked.id, ZHANG, AT);
      }
      expect(await identity.outcome(other.id, { ...TALK, person: 'o-li' }, AT)).toBeNull();
      expect(await identity.outcome(other.id, TALK, AT)).toMatchObject(ZHANG);
      expect(await identity.outcome(once.id, TALK, AT)).toMatchObject(ZHANG);
      expect(await identity.outcome(once.id, TALK, AT)).toBeNull();
      expect(await identity.outcome(late.id, TALK, AT + 30 * MINUTE)).toBeNull();
      expect(await identity.outcome('never asked', TALK, AT)).toBeNull();
    });
  });
}
