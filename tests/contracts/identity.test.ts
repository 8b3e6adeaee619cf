import { describe, expect, it } from 'vitest';
import { isIdNumber } from '../../server/core/people/id-number.ts';
import { trialIdentity } from '../../server/identity/trial-identity.ts';
import { describeIdentity } from './identity.ts';

describeIdentity('of demonstrations', () => {
  const identity = trialIdentity();
  return { identity, prove: (id, person, now) => void identity.prove(id, person, now) };
});

describe('a demonstration', () => {
  const AT = Date.parse('2026-11-16T09:00:00+08:00');
  const request = {
    ...{ id: 'x', purpose: '签告知承诺书', returnTo: '/commitments/new' },
    talk: { channel: 'wechat', account: 'gh_1', chat: 'o', person: 'o' },
  };

  it('says in its label that nobody was verified', () => {
    expect(trialIdentity().label).toMatch(/演示.*没有核对真实身份/);
  });

  it.each([
    ['a real area', { name: '张玉根', idNumber: '11010119900307803X' }],
    ['a wrong check character', { name: '张玉根', idNumber: '990101196207180020' }],
    ['no name', { name: '123', idNumber: '990101196207180028' }],
  ])('takes no number of %s, and keeps nothing', async (_, typed) => {
    const identity = trialIdentity();
    await identity.begin(request, AT);
    expect(identity.prove('x', typed, AT).ok).toBe(false);
    expect(await identity.outcome('x', request.talk, AT)).toBeNull();
  });

  it.each([
    ['a real company', { title: '腾讯科技有限公司', code: '9144030071526726XG' }, 'identity-real'],
    ['a wrong check character', { title: '示范县石桥建筑有限公司', code: '91990101MA0000003A' }, 'company-code-wrong'],
    ['no name', { title: '??', code: '91990101MA00000035' }, 'company-title-wrong'],
  ])('takes no company with %s', async (_, company, code) => {
    const identity = trialIdentity();
    await identity.begin({ ...request, represents: true }, AT);
    const proved = identity.prove('x', { ...identity.inventedFor('x'), company }, AT);
    expect(proved).toMatchObject({ refusal: { code } });
    expect(await identity.outcome('x', request.talk, AT)).toBeNull();
  });

  it('offers an invented company that it takes', async () => {
    const identity = trialIdentity();
    for (let index = 0; index < 200; index += 1) {
      const id = `request ${index}`;
      await identity.begin({ ...request, id, represents: true }, AT);
      const company = identity.inventedCompany(id);
      expect(identity.prove(id, { ...identity.inventedFor(id), company }, AT), company.code).toMatchObject({
        ok: true,
      });
    }
  });

  it('offers an invented person that it takes, the same each time', async () => {
    const identity = trialIdentity();
    await identity.begin(request, AT);
    for (let index = 0; index < 200; index += 1) {
      const { idNumber } = identity.inventedFor(`request ${index}`);
      expect(isIdNumber(idNumber), idNumber).toBe(true);
    }
    expect(identity.inventedFor('x')).toEqual(identity.inventedFor('x'));
    expect(identity.prove('x', identity.inventedFor('x'), AT)).toEqual({
      ok: true,
      value: { returnTo: '/commitments/new' },
    });
    expect(identity.prove('y', identity.inventedFor('x'), AT)).toMatchObject({ refusal: { code: 'identity-over' } });
  });
});
