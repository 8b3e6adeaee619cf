import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '../../server/core/conversation/conversation.ts';
import type { Talk } from '../../server/core/conversation/message.ts';
import type { HandOver } from '../../server/core/hand-over/hand-over.ts';
import type { Group } from '../../server/core/people/group.ts';
import type { Slip } from '../../server/core/slip/slip.ts';
import type { Records, Store } from '../../server/ports/store.ts';
import { UNTAKEN } from '../rigs/hand-over.ts';

const AT = Date.UTC(2018, 11, 3, 1, 30);

function someone(): Talk {
  return { channel: 'wechat', account: 'gh_1', chat: '', person: randomUUID() };
}

function conversation(question: string): Conversation {
  const turns = [{ from: 'citizen' as const, text: question, at: AT }];
  return { pending: null, last: null, failures: 0, heldBy: 'bot', handOver: null, turns, expiresAt: AT + 1 };
}

function slip(number: string): Slip {
  const answer = { verdict: '不用交', headline: '不用交。', lines: ['学校会自己查'], why: '清单第17项𠮷' };
  return { number, issuedAt: AT, validUntil: '2019-06-03', answer: answer as unknown as Slip['answer'] };
}

/** What every store must do, whatever engine is behind it. `open` opens another one on the same data. */
export function describeStore(name: string, open: (county: string) => Promise<Store>): void {
  describe(`the store on ${name}`, () => {
    let store: Store;
    const others: Store[] = [];
    beforeAll(async () => {
      store = await open('990100');
    });
    afterAll(async () => {
      for (const each of [...others, store]) await each.close();
    });
    const inTurn = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);

    it('is ready', async () => expect(await store.ready()).toBe(true));

    it('commits everything of a transaction or nothing', async () => {
      const talk = someone();
      const broken = inTurn(async ({ conversations, slips }) => {
        await conversations.save(talk, conversation('结婚要单身证明吗'));
        await slips.add(slip('MZ-20181203-9001'));
        throw new Error('the rule changed its mind');
      });
      await expect(broken).rejects.toThrow('changed its mind');
      expect(await inTurn(({ conversations }) => conversations.load(talk))).toBeNull();
      expect(await inTurn(({ slips }) => slips.find('MZ-20181203-9001'))).toBeNull();
    });

    describe('inbox', () => {
      it('takes a message once and gives every further delivery the first reply', async () => {
        const message = { ...someone(), messageId: randomUUID(), at: AT };
        await inTurn(async ({ inbox }) => {
          expect(await inbox.take(message)).toEqual({ fresh: true });
          await inbox.settle(message, '{"lines":["不用交。"],"choices":[]}');
        });
        const again = await inTurn(({ inbox }) => inbox.take(message));
        expect(again).toEqual({ fresh: false, reply: '{"lines":["不用交。"],"choices":[]}' });
      });

      it('lets one of ten deliveries at once act and the others wait for its reply', async () => {
        const message = { ...someone(), messageId: randomUUID(), at: AT };
        let acted = 0;
        const replies = await Promise.all(
          Array.from({ length: 10 }, () =>
            inTurn(async ({ inbox }) => {
              const taken = await inbox.take(message);
              if (!taken.fresh) return taken.reply;
              acted += 1;
              await pause(50);
              await inbox.settle(message, 'the reply');
              return 'the reply';
            }),
          ),
        );
        expect(acted).toBe(1);
        expect(new Set(replies)).toEqual(new Set(['the reply']));
      });

      it('takes a message again whose first delivery failed, and tells accounts apart', async () => {
        const message = { ...someone(), messageId: randomUUID(), at: AT };
        const fails = inTurn(async ({ inbox }) => {
          await inbox.take(message);
          throw new Error('lost power');
        });
        await expect(fails).rejects.toThrow();
        expect(await inTurn(({ inbox }) => inbox.take(message))).toEqual({ fresh: true });
        expect(await inTurn(({ inbox }) => inbox.take({ ...message, account: 'gh_2' }))).toEqual({ fresh: true });
        expect(await inTurn(({ inbox }) => inbox.take(message))).toEqual({ fresh: false, reply: null });
      });
    });

    describe('conversations', () => {
      it('keeps what was saved, per channel, account, chat and person', async () => {
        const talk = someone();
        await inTurn(({ conversations }) => conversations.save(talk, conversation('户口本𠮷呢')));
        expect(await inTurn(({ conversations }) => conversations.load(talk))).toEqual(conversation('户口本𠮷呢'));
        const elsewhere = { ...talk, chat: 'group' };
        expect(await inTurn(({ conversations }) => conversations.load(elsewhere))).toBeNull();
      });

      it('handles two messages of one person in turn, also the very first two', async () => {
        const talk = someone();
        const turn = (text: string) =>
          inTurn(async ({ conversations }) => {
            const before = (await conversations.load(talk))?.turns ?? [];
            await pause(20);
            const turns = [...before, { from: 'citizen' as const, text, at: AT }];
            await conversations.save(talk, { ...conversation(''), turns });
          });
        await Promise.all(['一', '二', '三', '四', '五'].map(turn));
        const kept = await inTurn(({ conversations }) => conversations.load(talk));
        expect(kept?.turns.map((each) => each.text).sort()).toEqual(['一', '三', '二', '五', '四'].sort());
      });
    });

    it('knows a person again by the account of a channel, also when first seen twice at once', async () => {
      const identity = { channel: 'wechat', appId: 'wx1', externalId: randomUUID() };
      const ids = await Promise.all(
        Array.from({ length: 6 }, () => inTurn(({ people }) => people.identify(identity, AT))),
      );
      expect(new Set(ids).size).toBe(1);
      const other = await inTurn(({ people }) => people.identify({ ...identity, appId: 'wx2' }, AT));
      expect(ids).not.toContain(other);
    });

    describe('numbers', () => {
      it('counts public numbers per prefix and day from 0001, without a gap or a double', async () => {
        const drawn = await Promise.all(
          Array.from({ length: 25 }, () => inTurn(({ numbers }) => numbers.nextPublic('MZ', '2018-12-03'))),
        );
        const wanted = Array.from({ length: 25 }, (_, index) => `MZ-20181203-${String(index + 1).padStart(4, '0')}`);
        expect(drawn.sort()).toEqual(wanted);
        expect(await inTurn(({ numbers }) => numbers.nextPublic('QP', '2018-12-03'))).toBe('QP-20181203-0001');
        expect(await inTurn(({ numbers }) => numbers.nextPublic('MZ', '2018-12-04'))).toBe('MZ-20181204-0001');
      });

      it('counts the numbers people type in one row', async () => {
        const first = await inTurn(({ numbers }) => numbers.nextTyped());
        expect(await inTurn(({ numbers }) => numbers.nextTyped())).toBe(first + 1);
      });
    });

    it('gives slips and nominations back as they were added', async () => {
      const nomination = {
        ...{ number: 'QP-20181203-0900', proof: '奇葩证明', matter: null },
        ...{ question: '要我证明我妈是我妈', at: AT },
      };
      await inTurn(async ({ slips, nominations }) => {
        await slips.add(slip('MZ-20181203-0900'));
        await nominations.add(nomination);
      });
      await inTurn(async ({ slips, nominations }) => {
        expect(await slips.find('MZ-20181203-0900')).toEqual(slip('MZ-20181203-0900'));
        expect(await nominations.find('QP-20181203-0900')).toEqual(nomination);
        expect(await slips.find('MZ-20181203-0999')).toBeNull();
        expect(await nominations.find('QP-20181203-0999')).toBeNull();
      });
    });

    it('never issues a slip number twice', async () => {
      await inTurn(({ slips }) => slips.add(slip('MZ-20181203-0901')));
      await expect(inTurn(({ slips }) => slips.add(slip('MZ-20181203-0901')))).rejects.toThrow();
    });

    it('keeps a hand-over, who holds it, and how it ended', async () => {
      const number = await inTurn(({ numbers }) => numbers.nextTyped());
      const opened: HandOver = {
        ...{ number, reason: 'asked', talk: someone(), recipient: 'o1', transcript: ['群众:找人'] },
        ...{ ...UNTAKEN, openedAt: AT },
      };
      await inTurn(({ handOvers }) => handOvers.open(opened));
      expect(await inTurn(({ handOvers }) => handOvers.find(number))).toEqual(opened);
      const before = await inTurn(({ handOvers }) => handOvers.standing());
      expect(before).toMatchObject({ open: expect.any(Number), oldest: expect.any(Number) });
      const closed = { ...opened, holder: 's042', answeredAt: AT + 3, closedAt: AT + 5, closedBy: 's042' };
      await inTurn(({ handOvers }) => handOvers.save(closed));
      expect(await inTurn(({ handOvers }) => handOvers.find(number))).toEqual(closed);
      expect((await inTurn(({ handOvers }) => handOvers.standing())).open).toBe(before.open - 1);
      expect(await inTurn(({ handOvers }) => handOvers.list(AT, 50))).toContainEqual(closed);
      expect(await inTurn(({ handOvers }) => handOvers.list(AT + 6, 50))).not.toContainEqual(closed);
    });

    it('keeps what is said while a person holds a conversation, until the person is forgotten', async () => {
      const talk = someone();
      const number = await inTurn(({ numbers }) => numbers.nextTyped());
      const opened = {
        ...UNTAKEN,
        number,
        reason: 'asked',
        talk,
        recipient: null,
        transcript: [],
        openedAt: AT,
      } as const;
      await inTurn(({ handOvers }) => handOvers.open(opened));
      const lines = [
        { from: 'citizen', by: null, text: '还在吗', at: AT + 1 },
        { from: 'staff', by: 's042', text: '在,带户口簿来\n别的不用', at: AT + 2 },
      ] as const;
      for (const [at, line] of lines.entries())
        expect(await inTurn(({ handOvers }) => handOvers.say(number, line))).toBe(at + 1);
      expect(await inTurn(({ handOvers }) => handOvers.said(number))).toEqual(lines);
      await inTurn(({ people }) => people.forget(talk, 'citizen', AT + 3));
      expect(await inTurn(({ handOvers }) => handOvers.said(number))).toEqual([]);
    });

    it('binds a chat to one thing and a thing to one chat', async () => {
      const group = (chat: string, kind: 'county' | 'town', about: string): Group => ({
        ...{ channel: 'dingtalk', chat, kind, about, recipient: `to ${chat}`, boundBy: 's042', boundAt: AT },
      });
      const bind = (each: Group) => inTurn(({ groups }) => groups.bind(each));
      const [first, second] = [group('cidAbc==', 'county', '990100'), group('cidABC==', 'county', '990100')];
      expect(await bind(first)).toEqual({ was: null, gaveWay: null });
      expect(await bind(group('cidABC==', 'town', '990100001'))).toEqual({ was: null, gaveWay: null });
      expect(await bind(second)).toMatchObject({ was: { kind: 'town' }, gaveWay: first });
      expect(await inTurn(({ groups }) => groups.boundTo('county', '990100'))).toEqual(second);
      expect(await inTurn(({ groups }) => groups.boundTo('town', '990100001'))).toBeNull();
    });

    it('lets a link to the desk be used once and in time, and a session until it ends', async () => {
      const issued = await inTurn(({ deskKeys }) => deskKeys.issue('s042', AT + 10));
      const late = await inTurn(({ deskKeys }) => deskKeys.issue('s042', AT + 10));
      const redeem = (token: string, at: number) => inTurn(({ deskKeys }) => deskKeys.redeem(token, at));
      expect(await redeem(`${issued}x`, AT)).toBeNull();
      expect((await Promise.all([redeem(issued, AT + 9), redeem(issued, AT + 9)])).sort()).toEqual(
        ['s042', null].sort(),
      );
      expect(await redeem(late, AT + 10)).toBeNull();
      const session = await inTurn(({ deskKeys }) => deskKeys.open('s042', AT + 20));
      expect(await inTurn(({ deskKeys }) => deskKeys.holder(session, AT + 19))).toBe('s042');
      expect(await inTurn(({ deskKeys }) => deskKeys.holder(session, AT + 20))).toBeNull();
      await inTurn(({ deskKeys }) => deskKeys.end(session));
      expect(await inTurn(({ deskKeys }) => deskKeys.holder(session, AT + 1))).toBeNull();
    });

    it('keeps the telephone number left with a nomination until the person is forgotten', async () => {
      const talk = someone();
      const contactOf = () => inTurn(({ nominations }) => nominations.contactOf('QP-20181203-0800'));
      for (const contact of ['13800001111', '13800002222'])
        await inTurn(({ nominations }) => nominations.leaveContact('QP-20181203-0800', contact, talk, AT));
      expect(await contactOf()).toBe('13800002222');
      await inTurn(({ people }) => people.forget(talk, 'citizen', AT));
      expect(await contactOf()).toBeNull();
    });

    it('lists the words of unanswered questions, most frequent first, between two instants', async () => {
      const add = (words: string[], at: number) =>
        inTurn(({ unanswered }) => unanswered.add({ words, outcome: 'not-found', at }));
      await add(['度牒'], AT - 1);
      await add(['灶王契'], AT + 10);
      await add([], AT);
      for (const words of [['谱牒'], ['度牒', '谱牒']]) await add(words, AT);
      const between = (limit: number) => inTurn(({ unanswered }) => unanswered.between(AT, AT + 10, limit));
      expect(await between(5)).toEqual([
        { word: '谱牒', count: 2 },
        { word: '度牒', count: 1 },
      ]);
      expect(await between(1)).toHaveLength(1);
    });

    it('keeps the trail of a record in order, also when entries come at once', async () => {
      const record = `conversation ${randomUUID()}`;
      const entry = (index: number) => ({ record, event: 'asked', by: 'citizen', at: AT + index, facts: { index } });
      await Promise.all([1, 2, 3, 4, 5].map((index) => inTurn(({ trail }) => trail.append(entry(index)))));
      await inTurn(async ({ trail }) => {
        await trail.append(entry(6));
        await trail.append(entry(7));
      });
      const kept = await inTurn(({ trail }) => trail.of(record));
      expect(kept).toHaveLength(7);
      expect(kept.slice(5)).toEqual([entry(6), entry(7)]);
    });

    it('keeps counties apart', async () => {
      const other = await open('990200');
      others.push(other);
      const talk = someone();
      await inTurn(({ conversations }) => conversations.save(talk, conversation('问')));
      expect(await other.transaction(({ conversations }) => conversations.load(talk))).toBeNull();
      expect(await other.transaction(({ numbers }) => numbers.nextPublic('MZ', '2018-12-03'))).toBe('MZ-20181203-0001');
    });

    it('takes the same outgoing message once', async () => {
      const reply = { lines: ['专班核实了'], choices: [] };
      const message = { key: randomUUID(), channel: 'wechat', recipient: 'o1', reply, at: AT };
      await inTurn(({ outbox }) => outbox.put(message));
      await expect(inTurn(({ outbox }) => outbox.put(message))).resolves.toBeUndefined();
    });
  });
}
