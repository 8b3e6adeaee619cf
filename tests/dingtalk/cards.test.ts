import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardParams } from '../../bots/dingtalk/cards/card-params.ts';
import { CREATE_CARD_PATH, DELIVER_CARD_PATH, UPDATE_CARD_PATH } from '../../bots/sandbox/fake-dingtalk-cards.ts';
import type { FaultAction } from '../../bots/sandbox/fake-dingtalk-faults.ts';
import type { Card } from '../../server/core/card/card.ts';
import { answersIn, type DingTalkRig, openDingTalkRig } from '../rigs/dingtalk.ts';
import { calls, card, forgetPast, put, room, seen, TEMPLATE } from '../rigs/dingtalk-cards.ts';

let rig: DingTalkRig;
let textsOnly: DingTalkRig;
/** Each test has a card of its own. */
let id = '';
let count = 0;

beforeAll(async () => {
  rig = await openDingTalkRig({ settings: { cardTemplate: TEMPLATE }, timings: { sendPatience: 2_000 } });
  textsOnly = await openDingTalkRig();
  await rig.start();
});
beforeEach(() => {
  count += 1;
  id = `task-${count}`;
  forgetPast(rig);
});
afterAll(async () => {
  await rig.close();
  await textsOnly.close();
});

/** Puts it and waits until the outbox is through with it. */
async function show(over: Partial<Card> = {}): Promise<void> {
  await put(rig, card({ id, ...over }));
  await rig.outbox.idle();
}

const everywhere = ['cidCounty==', 'cidTown==', 'cidLine=='];
const lines = (word: string) => rig.lines.filter((line) => line.includes(word));

describe('one card in three groups', () => {
  it('is made with one call, and every change is one call that all copies follow', async () => {
    await show();
    expect(seen(rig, id)).toEqual({ state: '待接单', revision: '1', rooms: everywhere });
    await show({ revision: 2, state: '办理中', notable: false });
    await show({ revision: 3, state: '办结', buttons: [] });
    expect(seen(rig, id)).toEqual({ state: '办结', revision: '3', rooms: everywhere });
    expect(calls(rig)).toEqual({ made: 1, changed: 2, delivered: 0 });
    expect(rig.fake.sends.sent.entries).toEqual([]);
  });

  it('says what the platform’s reference asks for', async () => {
    await show();
    const [made] = rig.fake.http.callsOf(CREATE_CARD_PATH);
    expect(made?.body).toMatchObject({
      cardTemplateId: TEMPLATE,
      outTrackId: id,
      callbackType: 'STREAM',
      openSpaceId: 'dtv1.card//IM_GROUP.cidCounty==;IM_GROUP.cidTown==;IM_GROUP.cidLine==',
      imGroupOpenDeliverModel: { robotCode: 'dingfakeclientid' },
      imGroupOpenSpaceModel: { supportForward: false, notification: { notificationOff: false } },
    });
    expect(rig.fake.cards.byId.get(id)?.params).toEqual({
      ...{
        title: '#12 无房证明',
        state: '待接单',
        lines: '王＊＊ · 清河镇桃源村\n\n找 县不动产登记中心',
        revision: '1',
      },
      ...{ button1: '怎么办', line1: '帮助', button2: '', line2: '', button3: '', line3: '', button4: '', line4: '' },
    });
  });

  it('comes to a group that joins later, and only to that one', async () => {
    await show({ rooms: [room('cidCounty==')] });
    await show({ revision: 2, state: '待协查' });
    expect(seen(rig, id)).toEqual({ state: '待协查', revision: '2', rooms: everywhere });
    await show({ revision: 3, state: '办结' });
    expect(calls(rig)).toEqual({ made: 1, changed: 2, delivered: 1 });
    expect(rig.fake.http.callsOf(DELIVER_CARD_PATH)[0]?.body.openSpaceId).toBe(
      'dtv1.card//IM_GROUP.cidTown==;IM_GROUP.cidLine==',
    );
  });

  it('knows after a restart where it is', async () => {
    await show({ rooms: [room('cidCounty==')] });
    await rig.restart();
    await show({ revision: 2, state: '办理中', rooms: [room('cidCounty=='), room('cidTown==')] });
    expect(seen(rig, id)).toEqual({ state: '办理中', revision: '2', rooms: ['cidCounty==', 'cidTown=='] });
    expect(calls(rig)).toEqual({ made: 1, changed: 1, delivered: 1 });
  });

  it('is not changed by an older revision that comes late, nor by the same one again', async () => {
    await show({ revision: 5, state: '办结' });
    await show({ revision: 4, state: '办理中' });
    await rig.channel.sender?.send({
      ...{ key: 'again', channel: 'dingtalk', recipient: id, at: rig.clock.now() },
      reply: { lines: [], choices: [], card: card({ id, revision: 5, state: '重复' }) },
    });
    expect(seen(rig, id)).toMatchObject({ state: '办结', revision: '5' });
    expect(calls(rig)).toEqual({ made: 1, changed: 0, delivered: 0 });
  });

  it('cuts what is longer than a value may be, and disarms markup and strange links', async () => {
    await show({ title: '@所有人 **#12**', lines: ['证'.repeat(500), 'evil.com'], state: '[点](http://evil.example)' });
    const params = rig.fake.cards.byId.get(id)?.params;
    expect(params).toMatchObject({ title: '＠所有人 ＊＊#12＊＊', state: '［点］(〈链接已去掉〉)' });
    expect(Buffer.byteLength(params?.lines ?? '')).toBeLessThanOrEqual(1_024);
    expect(params?.lines).toMatch(/证…$/);
  });
});

describe('the template', () => {
  it('is described with exactly the values that we send', () => {
    const preview = new URL('../../bots/dingtalk/cards/preview.json', import.meta.url);
    const named = Object.keys(JSON.parse(readFileSync(preview, 'utf8')) as object);
    const guide = readFileSync(new URL('README.md', preview), 'utf8');
    expect(named.sort()).toEqual([...Object.keys(cardParams(card(), '')), 'tapped'].sort());
    for (const name of named) expect(guide).toContain(`\`${name}\``);
  });
});

describe('a call whose end nobody knows', () => {
  const lost: FaultAction = { kind: 'lose-reply' };

  it('is not made twice: the platform is asked whether the card exists', async () => {
    rig.fake.http.faults.add({ path: CREATE_CARD_PATH, action: lost, times: 1 });
    await show();
    expect(seen(rig, id)).toEqual({ state: '待接单', revision: '1', rooms: everywhere });
    expect(calls(rig)).toEqual({ made: 1, changed: 1, delivered: 0 });
  });

  it('that was never made is made then', async () => {
    rig.fake.http.faults.add({ path: CREATE_CARD_PATH, action: { kind: 'hang' }, times: 1 });
    await show();
    expect(seen(rig, id)).toEqual({ state: '待接单', revision: '1', rooms: everywhere });
    expect(calls(rig)).toEqual({ made: 2, changed: 1, delivered: 0 });
  });

  it('may be a change: it is sent again and changes nothing', async () => {
    await show();
    rig.fake.http.faults.add({ path: UPDATE_CARD_PATH, action: lost, times: 1 });
    await show({ revision: 2, state: '办理中' });
    expect(seen(rig, id)).toMatchObject({ state: '办理中', revision: '2' });
    expect(calls(rig)).toEqual({ made: 1, changed: 2, delivered: 0 });
  });
});

describe('a card that is not where we left it', () => {
  it('is made again when the platform has lost it', async () => {
    await show();
    rig.fake.cards.byId.clear();
    await show({ revision: 2, state: '办理中' });
    expect(seen(rig, id)).toEqual({ state: '办理中', revision: '2', rooms: everywhere });
  });

  it('is taken over when the platform has one that we know nothing of', async () => {
    const card12 = { outTrackId: id, params: { state: '旧的' }, own: new Map(), rooms: [] };
    rig.fake.cards.byId.set(id, card12);
    await show();
    expect(seen(rig, id)).toEqual({ state: '待接单', revision: '1', rooms: everywhere });
    expect(calls(rig)).toEqual({ made: 1, changed: 1, delivered: 1 });
  });
});

describe('what the platform refuses', () => {
  const respond = (status: number, code: string): FaultAction => ({ kind: 'respond', status, body: { code } });

  it.each([
    ['a token that is no longer good', respond(400, 'InvalidAuthentication')],
    ['too many calls a second', respond(403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi')],
    ['a busy system', respond(500, 'system.busy')],
    ['a gateway that is away', { kind: 'respond', status: 503 } as const],
    ['a reset line', { kind: 'reset' } as const],
  ])('is got over: %s', async (_, action) => {
    for (const path of [CREATE_CARD_PATH, UPDATE_CARD_PATH]) rig.fake.http.faults.add({ path, action, times: 1 });
    await show();
    await show({ revision: 2, state: '办理中' });
    expect(seen(rig, id)).toEqual({ state: '办理中', revision: '2', rooms: everywhere });
    expect(rig.fake.sends.sent.entries).toEqual([]);
  });

  it.each(['param.contentUnsafe', 'param.invalid', 'Forbidden.AccessDenied.ApiCountLimitForOrg'])(
    'for good is given up and named in the log: %s',
    async (code) => {
      await show();
      rig.fake.http.faults.add({ path: UPDATE_CARD_PATH, action: respond(400, code), times: 1 });
      await show({ revision: 2, state: '不让写' });
      expect(rig.outbox.dead).toHaveLength(1);
      expect(lines('dingtalk-card-lost')[0]).toContain(code);
      await show({ revision: 3, state: '办结' });
      expect(seen(rig, id)).toMatchObject({ state: '办结', revision: '3' });
    },
  );

  it.each([
    ['param.templateNotExist'],
    ['param.templateUnpublished'],
    ['Forbidden.AccessDenied.AccessTokenPermissionDenied'],
  ])('as a whole, cards go out as texts, and the log says what to set right: %s', async (code) => {
    const fault = rig.fake.http.faults.add({ path: CREATE_CARD_PATH, action: respond(400, code) });
    await show();
    fault.clear();
    expect(everywhere.map((chat) => answersIn(rig, chat).length)).toEqual([1, 1, 1]);
    expect(lines('dingtalk-cards-refused')[0]).toContain('卡片模板或权限不对');
  });

  it('in one group leaves the card in the others, and that group is tried at the next change', async () => {
    rig.fake.cards.absentFrom.add('cidTown==');
    await show();
    expect(seen(rig, id).rooms).toEqual(['cidCounty==', 'cidLine==']);
    expect(lines('dingtalk-card-room-missed')[0]).toContain('spaceId is illegal');
    rig.fake.cards.absentFrom.clear();
    await show({ revision: 2 });
    expect(seen(rig, id).rooms).toEqual(['cidCounty==', 'cidLine==', 'cidTown==']);
  });

  it('in every group is a dead letter, or tried again when the platform was only busy', async () => {
    for (const chat of everywhere) rig.fake.cards.absentFrom.add(chat);
    await show();
    expect(rig.outbox.dead).toHaveLength(1);
    rig.fake.cards.deliveryError = 'SYSTEM_ERROR';
    await put(rig, card({ id, revision: 2, state: '办理中' }));
    await expect.poll(() => calls(rig).delivered).toBeGreaterThan(1);
    rig.fake.cards.absentFrom.clear();
    await rig.outbox.idle();
    expect(seen(rig, id)).toEqual({ state: '办理中', revision: '2', rooms: everywhere });
  });

  it('cannot be a card that lives nowhere', async () => {
    await show({ rooms: ['no recipient of ours'] });
    expect(rig.outbox.dead).toHaveLength(1);
    expect(calls(rig)).toEqual({ made: 0, changed: 0, delivered: 0 });
  });
});

describe('without a template', () => {
  beforeEach(() => forgetPast(textsOnly));

  it('only what people should be told is posted, with what to type written out', async () => {
    const buttons = [
      { label: '接单', line: '接单 12' },
      { label: '转给别人', line: '转 12' },
    ];
    await put(textsOnly, card({ id, buttons }), ['12 号任务 · 无房证明', '清河镇桃源村']);
    await put(textsOnly, card({ id, revision: 2, state: '办理中', notable: false }), ['不该看到']);
    await put(textsOnly, card({ id, revision: 3, state: '办结', buttons: [] }), ['12 号办结']);
    await textsOnly.outbox.idle();
    for (const chat of everywhere)
      expect(answersIn(textsOnly, chat)).toEqual([
        '**12 号任务 · 无房证明**\n\n清河镇桃源村\n\n＠我 发:接单 12 · 转 12',
        '**12 号办结**',
      ]);
    expect(calls(textsOnly)).toEqual({ made: 0, changed: 0, delivered: 0 });
  });

  it('a group that has the text is not told again when another one had to wait', async () => {
    const busy = { kind: 'respond', status: 503 } as const;
    await put(textsOnly, card({ id }));
    textsOnly.fake.http.faults.add({ path: '/v1.0/robot/groupMessages/send', action: busy, times: 1 });
    await textsOnly.outbox.idle();
    expect(everywhere.map((chat) => answersIn(textsOnly, chat).length)).toEqual([1, 1, 1]);
  });
});
