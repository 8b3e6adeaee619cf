import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellColleague } from '../../server/app/tell-colleague.ts';
import { inPrivate } from '../../server/core/people/private-line.ts';
import { type DingTalkRig, eventually, openDingTalkRig } from '../rigs/dingtalk.ts';

let rig: DingTalkRig;
beforeAll(async () => {
  rig = await openDingTalkRig();
  await rig.start(1);
});
afterAll(() => rig.close());

const told = () => rig.fake.sends.sent.entries.filter(({ via }) => via === 'person');
const tell = (key: string, to: string | null) =>
  rig.means.store.transaction((records) =>
    tellColleague(rig.means, records, { key, to, lines: ['#12 无房证明时间过半了。', '今天 16:30 前'], at: 0 }),
  );
const bind = () =>
  rig.means.store.transaction(({ groups }) =>
    groups.bind({
      ...{ channel: 'dingtalk', chat: 'cidCounty==', kind: 'county', about: '990101' },
      ...{ recipient: '{}', boundBy: 's042', boundAt: 0 },
    }),
  );

describe('a line to a colleague', () => {
  it('goes nowhere before a group is bound: nobody knows by which channel staff are reached', async () => {
    await tell('early', 's001');
    expect(rig.outbox.count()).toBe(0);
  });

  it('reaches him alone, in his single chat, once', async () => {
    await bind();
    await tell('half', 's001');
    await tell('half', 's001');
    expect(await eventually(() => told().length > 0)).toBe(true);
    await rig.outbox.idle();
    expect(told()).toMatchObject([{ conversation: null, people: ['sf001'] }]);
    expect(told()[0]?.text).toContain('**#12 无房证明时间过半了。**');
  });

  it('is not said to who has left the directory, nor to nobody', async () => {
    const before = rig.outbox.count();
    await tell('gone', 's999');
    await tell('none', null);
    expect(rig.outbox.count()).toBe(before);
  });

  it('waits while the platform holds him back, and is given up where the organisation does not know him', async () => {
    rig.fake.sends.flowControlled.add('sf045');
    const message = { key: 'held', channel: 'dingtalk', reply: { lines: ['#12 超时了。'], choices: [] }, at: 0 };
    const send = (staffId: string) => rig.channel.sender?.send({ ...message, recipient: inPrivate({ staffId }) });
    expect(await send('sf045')).toBe('retry');
    rig.fake.sends.flowControlled.delete('sf045');
    expect(await send('sf045')).toBe('sent');
    expect(await rig.channel.sender?.send({ ...message, key: 'odd', recipient: 'somebody' })).toBe('dead');
  });
});
