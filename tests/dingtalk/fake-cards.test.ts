import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeDingTalk } from '../../bots/sandbox/fake-dingtalk.ts';
import { CREATE_CARD_PATH, DELIVER_CARD_PATH, UPDATE_CARD_PATH } from '../../bots/sandbox/fake-dingtalk-cards.ts';

/** What the platform's reference says of its cards, asked of the stand-in without our channel. */
let fake: FakeDingTalk;
let token = '';

beforeAll(async () => {
  fake = await new FakeDingTalk().start();
  const { clientId: appKey, clientSecret: appSecret } = fake.options;
  const { body } = await call('POST', '/v1.0/oauth2/accessToken', { appKey, appSecret });
  token = String(body.accessToken);
});
afterAll(() => fake.stop());

async function call(method: string, path: string, body: object, headers = { 'x-acs-dingtalk-access-token': token }) {
  const sent = { method, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
  const response = await fetch(fake.url + path, sent);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const NEW = {
  cardTemplateId: 'fake-card.schema',
  outTrackId: 'c1',
  callbackType: 'STREAM',
  cardData: { cardParamMap: { title: '甲', state: '待接单' } },
  openSpaceId: 'dtv1.card//IM_GROUP.cidA==;IM_GROUP.cidB==',
  imGroupOpenDeliverModel: { robotCode: 'dingfakeclientid' },
};
const text = (value: unknown) => ({ cardData: { cardParamMap: { title: value } } });

describe('the played DingTalk', () => {
  it('makes a card and says of each chat whether it has a copy', async () => {
    fake.cards.absentFrom.add('cidB==');
    const made = await call('POST', CREATE_CARD_PATH, NEW);
    expect(made).toMatchObject({ status: 200, body: { success: true, result: { outTrackId: 'c1' } } });
    const { deliverResults } = made.body.result as { deliverResults: object[] };
    expect(deliverResults).toMatchObject([
      { spaceId: 'cidA==', success: true },
      { spaceId: 'cidB==', success: false, errorMsg: 'spaceId is illegal' },
    ]);
    fake.cards.absentFrom.clear();
  });

  it('changes every copy, key by key only when that is asked for', async () => {
    await call('PUT', UPDATE_CARD_PATH, {
      outTrackId: 'c1',
      ...text('乙'),
      cardUpdateOptions: { updateCardDataByKey: true },
    });
    expect(fake.cards.byId.get('c1')?.params).toEqual({ title: '乙', state: '待接单' });
    await call('PUT', UPDATE_CARD_PATH, { outTrackId: 'c1', ...text('丙') });
    expect(fake.cards.byId.get('c1')?.params).toEqual({ title: '丙' });
  });

  it('puts a copy into a further chat', async () => {
    const { outTrackId, imGroupOpenDeliverModel } = NEW;
    const openSpaceId = 'dtv1.card//IM_GROUP.cidB==';
    await call('POST', DELIVER_CARD_PATH, { outTrackId, openSpaceId, imGroupOpenDeliverModel });
    expect(fake.cards.byId.get('c1')?.rooms).toEqual(['cidA==', 'cidB==']);
  });

  it.each([
    ['POST', CREATE_CARD_PATH, { outTrackId: '' }, 'param.outTrackIdEmpty'],
    ['POST', CREATE_CARD_PATH, {}, 'param.cardAlreadyExist'],
    ['POST', CREATE_CARD_PATH, { cardTemplateId: '' }, 'param.cardTemplateIdEmpty'],
    ['POST', CREATE_CARD_PATH, { cardTemplateId: 'unheard.schema' }, 'param.templateNotExist'],
    ['POST', CREATE_CARD_PATH, { cardData: {} }, 'param.cardPublicDataEmpty'],
    ['POST', CREATE_CARD_PATH, { outTrackId: 'c2', ...text(7) }, 'param.invalid'],
    ['POST', CREATE_CARD_PATH, { outTrackId: 'c2', ...text({ a: 1 }) }, 'param.invalid'],
    ['POST', CREATE_CARD_PATH, { outTrackId: 'c2', ...text('证'.repeat(400)) }, 'param.invalid'],
    ['POST', CREATE_CARD_PATH, { outTrackId: 'c2', openSpaceId: '' }, 'param.openSpaceIdEmpty'],
    ['POST', CREATE_CARD_PATH, { outTrackId: 'c2', openSpaceId: 'cidA==' }, 'param.openSpaceIdInvalid'],
    ['POST', CREATE_CARD_PATH, { outTrackId: 'c2', imGroupOpenDeliverModel: null }, 'param.openDeliverModelEmpty'],
    ['POST', CREATE_CARD_PATH, { outTrackId: 'c2', imGroupOpenDeliverModel: {} }, 'param.openDeliverModelError'],
    ['PUT', UPDATE_CARD_PATH, { outTrackId: undefined }, 'param.outTrackIdEmpty'],
    ['PUT', UPDATE_CARD_PATH, { outTrackId: 'unheard' }, 'param.cardNotExist'],
    ['PUT', UPDATE_CARD_PATH, { cardData: null }, 'param.cardDataAndPrivateDataBothEmpty'],
    ['PUT', UPDATE_CARD_PATH, text(true), 'param.invalid'],
    ['POST', DELIVER_CARD_PATH, { outTrackId: 'unheard' }, 'param.cardNotExist'],
    ['POST', DELIVER_CARD_PATH, { openSpaceId: 'dtv1.card//IM_ROBOT.sf001' }, 'param.openSpaceIdInvalid'],
  ])('refuses %s %s %j with %s', async (method, path, over, code) => {
    expect(await call(method, path, { ...NEW, ...over })).toMatchObject({ status: 400, body: { code } });
  });

  it('wants a good token, and counts and paces these calls like all others', async () => {
    const strange = { 'x-acs-dingtalk-access-token': 'made-up' };
    const refused = await call('PUT', UPDATE_CARD_PATH, NEW, strange);
    expect(refused).toMatchObject({ status: 400, body: { code: 'InvalidAuthentication' } });
    fake.options.apiQuota = 1;
    expect((await call('PUT', UPDATE_CARD_PATH, NEW)).body.code).toBe('Forbidden.AccessDenied.ApiCountLimitForOrg');
    fake.options.apiQuota = 0;
    fake.options.apiPerSecond = 1;
    const codes = await Promise.all([1, 2, 3].map(async () => (await call('PUT', UPDATE_CARD_PATH, NEW)).body.code));
    expect(codes).toContain('Forbidden.AccessDenied.QpsLimitForAppkeyAndApi');
    fake.options.apiPerSecond = 0;
  });
});
