import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Exchange } from '../../bots/wechat/exchange.ts';
import { type Facade, startFacade } from '../../bots/wechat/facade.ts';
import { patienceOf } from '../../bots/wechat/patience.ts';
import { OfficialAccountPuppet } from '../../bots/wechat/puppet.ts';

const ACCOUNT = 'wx0123456789abcdef';
const said: string[] = [];
const spoken: string[] = [];
const faults: string[] = [];
let facade: Facade;

beforeAll(async () => {
  facade = startFacade(ACCOUNT, {
    converse: async ({ heard }) => {
      said.push(heard.id);
      return heard.id === 'silent' ? null : `答 ${heard.id}`;
    },
    speak: async (openid, text) => void spoken.push(`${openid} ${text}`),
    log: { info: () => undefined, warn: () => undefined, error: (event) => void faults.push(event) },
  });
  expect(await facade.ready).toBe(true);
});
afterAll(async () => {
  await facade.stop();
  expect(faults).toEqual([]);
});

function exchange(id: string, from = 'o-1'): Exchange {
  const heard = {
    id,
    from,
    to: 'gh_1',
    sentAt: Math.floor(Date.now() / 1000),
    content: { kind: 'text', text: id },
  } as const;
  const { content } = heard;
  const talk = { channel: 'wechat', account: ACCOUNT, chat: from, person: from };
  const incoming = { ...talk, messageId: id, at: Date.now(), content };
  return new Exchange(heard, incoming, {
    ...{ patience: patienceOf(), now: Date.now },
    ...{ settled: () => undefined, overdue: () => undefined },
  });
}

const never = new Promise<void>(() => undefined);

describe('wechaty', () => {
  it('carries each message to the conversation and its reply to the very exchange it answers', async () => {
    const many = Array.from({ length: 50 }, (_, index) => exchange(`m${index}`, `o-${index % 3}`));
    for (const each of many) facade.carry(each);
    const given = await Promise.all(many.map((each) => each.attend(never)));
    expect(given).toEqual(many.map(({ heard }) => ({ kind: 'text', text: `答 ${heard.id}` })));
    expect(said).toHaveLength(50);
  });

  it('lets nothing be said while a person serves the citizen', async () => {
    const silent = exchange('silent');
    facade.carry(silent);
    expect(await silent.attend(never)).toEqual({ kind: 'nothing' });
  });

  it('has its messages answered without it when it could not be loaded in time', async () => {
    const early = startFacade(ACCOUNT, {
      converse: async () => '答',
      speak: async () => undefined,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    const first = exchange('early');
    early.carry(first);
    expect(await first.attend(never)).toEqual({ kind: 'text', text: '答' });
    await early.stop();
  });
});

describe('the puppet', () => {
  it('sends what is said outside of any exchange as a message of its own, and refuses what an account cannot do', async () => {
    const puppet = new OfficialAccountPuppet(ACCOUNT, async (openid, text) => void spoken.push(`${openid} ${text}`));
    await puppet.messageSendText('o-9', '办好了');
    expect(spoken).toEqual(['o-9 办好了']);
    await expect(puppet.roomCreate()).rejects.toThrow('an official account cannot do this');
    await expect(puppet.contactAvatar()).rejects.toThrow('an official account cannot do this');
  });
});
