import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../bots/sandbox/fake-dingtalk-delivery.ts';
import type { Card } from '../../server/core/card/card.ts';
import { type DingTalkRig, eventually, openDingTalkRig } from '../rigs/dingtalk.ts';
import { card, forgetPast, put, seen, TEMPLATE, toldAlone, toldSo } from '../rigs/dingtalk-cards.ts';
import { strayAcks } from '../rigs/dingtalk-traffic.ts';
import { type Mood, moody } from '../rigs/moody-store.ts';

/** The organisation of the shipped staff directory, and two of its people. */
const CORP = 'ding-shifan';
const [ANNA, BORIS] = ['sf001', 'sf043'];

let rig: DingTalkRig;
const store: Mood = { delay: 0, failing: 0 };
let id = '';
let count = 0;

beforeAll(async () => {
  rig = await openDingTalkRig({
    fake: { corpId: CORP },
    settings: { cardTemplate: TEMPLATE },
    timings: { tapPatience: 1_500 }, // longer than a busy machine takes
    over: (real) => moody(real, store),
  });
  await rig.start();
});
beforeEach(async () => {
  count += 1;
  id = `task-${count}`;
  forgetPast(rig);
  await show();
});
afterAll(() => rig.close());

async function show(over: Partial<Card> = {}): Promise<void> {
  await put(rig, card({ id, ...over }));
  await rig.outbox.idle();
}

const tap = (line: string, userId = ANNA, over = {}, copies = 1, freshIds = false): Delivery =>
  rig.fake.tap({ card: id, room: 'cidTown==', userId, line, over }, copies, freshIds);

const acknowledged = (delivery: Delivery, times = 1) => eventually(() => delivery.acks.length >= times);
/** What the card says to who tapped, and to nobody else. */
const privately = (person = ANNA) => rig.fake.cards.byId.get(id)?.own.get(person)?.tapped ?? '';

describe('a tap', () => {
  it('is the line of its button: answered in the single chat of who tapped, and nothing appears in the groups', async () => {
    const delivery = tap('帮助');
    const [reply = ''] = await toldSo(rig, ANNA);
    expect(reply).toContain('您现在能发这些');
    expect(reply).toContain('交还 56'); // it knows who taps
    expect(await acknowledged(delivery)).toBe(true);
    expect(rig.fake.sends.sent.entries.map(({ via }) => via)).toEqual(['person']);
  });

  it('is acknowledged with a word that only who tapped sees', async () => {
    await acknowledged(tap('帮助'));
    expect(privately()).toBe('收到,答复发在您和我的单聊里');
    expect(privately(BORIS)).toBe('');
    expect(seen(rig, id)).toMatchObject({ state: '待接单', revision: '1' });
  });

  it('of two people in the same moment is answered to each, once', async () => {
    const deliveries = [tap('帮助', ANNA), tap('帮助', BORIS)];
    for (const each of deliveries) expect(await acknowledged(each)).toBe(true);
    await Promise.all([toldSo(rig, ANNA), toldSo(rig, BORIS)]);
    await rig.outbox.idle();
    expect([toldAlone(rig, ANNA).length, toldAlone(rig, BORIS).length]).toEqual([1, 1]);
  });

  it('that is delivered five times is done once', async () => {
    const delivery = tap('帮助', ANNA, {}, 5);
    expect(await acknowledged(delivery, 5)).toBe(true);
    await rig.outbox.idle();
    expect(toldAlone(rig, ANNA)).toHaveLength(1);
  });

  it('works after a restart', async () => {
    await rig.restart();
    tap('帮助');
    expect(await toldSo(rig, ANNA)).toHaveLength(1);
  });

  it.each([
    ['in a chat that the card does not live in', { spaceId: 'cidElsewhere==' }],
    ['of which the platform names no chat', { spaceId: undefined, spaceType: undefined }],
    ['whose content is no text but an object', { content: { cardPrivateData: { params: { line: '帮助' } } } }],
    ['whose content stands in value', { content: undefined }],
  ])('%s counts all the same', async (_, over) => {
    tap('帮助', ANNA, over);
    expect((await toldSo(rig, ANNA))[0]).toContain('您现在能发这些');
  });
});

describe('a line that the card does not offer', () => {
  it.each(['登录', '绑定 县级群', '交还 56', '帮助 12', '', '证'.repeat(3_000)])(
    'is not followed: %j',
    async (line) => {
      const delivery = tap(line);
      const [reply = ''] = await toldSo(rig, ANNA);
      expect(reply).toContain('这个按钮已经没有了:#12 无房证明 · 待接单');
      expect(await acknowledged(delivery)).toBe(true);
      expect(toldAlone(rig, ANNA)).toHaveLength(1);
    },
  );

  it('may be a button that was there a moment ago: the reply says how the card stands now', async () => {
    await show({ revision: 2, state: '办结', buttons: [] });
    tap('帮助');
    expect((await toldSo(rig, ANNA))[0]).toContain('#12 无房证明 · 办结');
  });

  it('on a card that we know nothing of is refused', async () => {
    rig.fake.tap({ card: 'task-of-another-system', room: 'cidTown==', userId: ANNA, line: '帮助' });
    expect((await toldSo(rig, ANNA))[0]).toContain('不是现在这套系统发的');
  });

  it('is refused to a stranger as it is to colleagues, and a known line tells him no more than typing would', async () => {
    tap('登录', 'outsider');
    expect((await toldSo(rig, 'outsider'))[0]).toContain('已经没有了');
    tap('帮助', ANNA, { corpId: 'ding-another' });
    const [reply = ''] = await toldSo(rig, ANNA);
    expect(reply).toContain('您现在能发这些');
    expect(reply).not.toContain('交还 56');
  });
});

describe('a callback that is no tap', () => {
  it.each([
    ['no JSON', { content: '{', value: '{' }],
    ['no content', { content: undefined, value: undefined }],
    ['content of another kind', { content: 7, value: [] }],
    [
      'a line that is no text',
      { content: JSON.stringify({ cardPrivateData: { params: { line: { a: 1 } } } }), value: '' },
    ],
    ['no person', { userId: undefined }],
    ['a person that is no text', { userId: 7 }],
    ['no organisation', { corpId: '' }],
    ['a unionId for a userId', { userIdType: 2 }],
    ['no card', { outTrackId: null }],
    ['an endless card id', { outTrackId: 'x'.repeat(5_000) }],
    ['another type', { type: 'lifecycle' }],
  ])('is acknowledged and forgotten: %s', async (_, over) => {
    const delivery = tap('帮助', ANNA, over);
    expect(await acknowledged(delivery)).toBe(true);
    await rig.outbox.idle();
    expect(rig.fake.sends.sent.entries).toEqual([]);
    tap('帮助', BORIS);
    expect(await toldSo(rig, BORIS)).toHaveLength(1);
  });
});

describe('a store that is slow or away', () => {
  it('leaves no finger waiting: the tap is answered in time, and done all the same', async () => {
    store.held = true;
    const delivery = tap('帮助');
    expect(await acknowledged(delivery)).toBe(true);
    expect(rig.fake.sends.sent.entries).toEqual([]); // the answer to the tap did not wait for the deed
    store.held = false;
    expect(privately()).toContain('还没记下');
    expect(await toldSo(rig, ANNA)).toHaveLength(1);
    expect(delivery.acks).toHaveLength(1);
  });

  it('that comes back in time is tried again', async () => {
    store.failing = 1;
    await acknowledged(tap('帮助'));
    expect(privately()).toContain('收到');
    expect((await toldSo(rig, ANNA))[0]).toContain('您现在能发这些');
  });

  it('for long is said to who tapped, who may tap again', async () => {
    store.failing = 3;
    const delivery = tap('帮助', 'sf002');
    expect((await toldSo(rig, 'sf002'))[0]).toContain('请过几分钟再发一次');
    expect(privately('sf002')).toContain('还没记下');
    expect(delivery.acks).toHaveLength(1);
    tap('帮助', 'sf002');
    expect((await toldSo(rig, 'sf002', 2))[1]).toContain('您现在能发这些');
  });
});

describe('the platform’s rule that nobody changes a card while a tap on it is being answered', () => {
  it('is kept', async () => {
    store.delay = 100;
    const delivery = tap('帮助');
    const changing = show({ revision: 2, state: '办理中' });
    await acknowledged(delivery);
    store.delay = 0;
    await changing;
    expect(await eventually(() => seen(rig, id).revision === '2')).toBe(true);
    expect(rig.fake.cards.updatedDuringTap).toEqual([]);
  });
});

describe('after all of this', () => {
  it('every acknowledgement went to the connection of its frame', () => {
    expect(strayAcks(rig)).toBe(0);
  });
});
