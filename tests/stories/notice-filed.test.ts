import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { checkCharacter } from '../../server/core/people/check-character.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { CHEN, citizenOf, fileNotice, HONOUR, idNumberOf, ringNotices, sentTo } from '../rigs/notice.ts';

let county: OpenCounty;
const citizen = (person: string) => citizenOf(county, person);

beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
});
afterAll(() => county.close());

describe('who lost a certificate', () => {
  it('hears first that an ID card is announced nowhere, and cannot file one', async () => {
    const say = citizen('id-card');
    const advice = await say('身份证丢了要登报吗');
    expect(advice).toMatch(/^不用登报,也不用公示,去公安机关补办。/);
    expect(advice).not.toContain('登记遗失');
    const refused = await say('登记遗失');
    expect(refused).toContain('居民身份证不在本县公示板登记');
    expect(refused).toContain('公示板收的:残疾人证、道路运输从业资格证、独生子女父母光荣证、公租房押金收据');
  });

  it('is sent to the place that the law names where it names one, and to the issuer where there is no rule', async () => {
    const say = citizen('licence');
    await say('营业执照丢了要登报吗');
    expect(await say('登记遗失')).toContain('国家企业信用信息公示系统');
    const issuer = await citizen('hukou')('户口本丢了要登报吗');
    expect(issuer).toMatch(/^先问/);
    expect(issuer).not.toContain('不用登报,');
  });

  it('files step by step, sees what will be public and what he undertakes, and is public at once', async () => {
    const say = citizen('chen');
    const advice = await say('残疾人证丢了要登报吗');
    expect(advice).toMatch(/^不用登报,在网上登记遗失就行,不收钱。/);
    expect(advice).toContain('示范县公示板收残疾人证:公示 30 天');
    expect(advice).toMatch(/虚构[\s\S]*登记遗失/);
    expect(await say('登记遗失')).toContain('证号是多少?20 位,前 18 位是身份证号');
    const wrong = `${CHEN.idNumber.slice(0, 17)}143`;
    expect(await say(wrong)).toContain('证号的校验位不对,没有记');
    expect(await say(`${CHEN.idNumber}43`)).toContain('哪一天丢的?');
    expect(await say('明年')).toContain('没看懂是哪一天');
    expect(await say('11月14日')).toContain('在哪里丢的?');
    expect(await say('清河镇')).toContain('您的姓名?');
    expect(await say('陈小芳')).toContain('您的身份证号?');
    expect(await say(idNumberOf(7))).toContain('身份证号和证号对不上');
    expect(await say(CHEN.idNumber)).toContain('有残疾人证以前的照片或复印件,拍一张发过来;没有回 跳过');
    expect(await say('跳过')).toContain('填好了,还差核验身份');
    expect(await say.prove({ ...CHEN, idNumber: idNumberOf(8) })).toContain('身份证号和证号对不上');
    await say('登记遗失');
    expect(await say('接着填')).toContain('填好了,还差核验身份');
    const shown = await say.prove(CHEN);
    expect(shown).toContain('公示板上只写:陈**遗失残疾人证(证号不公开),声明作废。丢失:2026年11月14日,示范县');
    expect(shown).toContain('承诺1:证件确实丢了,没有抵押、质押、出借,也没有被扣留');
    expect(shown).toContain('同意并登记 重填');
    const done = await say('同意并登记');
    expect(done).toContain('登记好了:YS-20261116-0001');
    expect(done).toContain('公示到 2026年12月16日,不收钱;https://wzm.example/board/YS-20261116-0001');
    expect(await say('我的')).toContain('YS-20261116-0001 残疾人证遗失声明 · 公示中');
  });

  it('is shown the first notice when the certificate is announced already', async () => {
    const number = await fileNotice(citizen('first'), { name: '周大海', idNumber: idNumberOf(11) });
    const say = citizen('second');
    await say('残疾人证丢了要登报吗');
    await say('登记遗失');
    expect(await say(`${idNumberOf(11)}43`)).toContain('哪一天丢的?');
    for (const said of ['昨天', '清河镇', '周大海', idNumberOf(11), '跳过']) await say(said);
    await say.prove({ name: '周大海', idNumber: idNumberOf(11) });
    const shown = await say('同意并登记');
    expect(shown).toContain(`这个证号已经登记过:${number}`);
    expect(shown).toContain('公示中,第 1 天');
    expect(shown).not.toMatch(/大海|1962/);
    const again = citizen('first');
    await again('登记遗失');
    await again('残疾人证');
    expect(await again(`${idNumberOf(11)}43`)).toContain(`这个证号已经登记过:${number}`);
  });

  it('is sent to a chat that knows him when he writes where nobody does', async () => {
    const asked = await fetch(`${county.url}/api/questions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ q: '登记遗失' }),
    });
    const { text } = (await asked.json()) as { text: string };
    expect(text).toContain('登记、撤销要在微信里办');
  });

  it('is not asked for anything of his own in a group', async () => {
    const talk = { channel: 'dingtalk', account: 'robot', chat: 'cidGroup', person: 'sf001' };
    const content = { kind: 'text', text: '登记遗失' } as const;
    const incoming = { ...talk, messageId: 'in a group', at: county.clock.now(), content };
    const received = await receiveMessage(county.means, incoming, { replyTo: 'group', overheard: true });
    expect(received.ok && received.value.answer.headline).toBe('这里大家都看得见,不在群里登记');
  });

  it('may stop half-way, ask something else, and go on within a week', async () => {
    const say = citizen('half');
    await say('登记遗失');
    await say('独生子女父母光荣证');
    expect(await say(HONOUR.slice(0, 8) + (HONOUR.endsWith('0') ? '1' : '0'))).toContain('校验位不对');
    await say(HONOUR);
    expect(await say('小孩上学报名还要开居住证明吗')).toContain('不用交。');
    county.clock.set('2026-11-18 20:00');
    const offered = await say('登记遗失');
    expect(offered).toContain('上次的独生子女父母光荣证还没填完');
    expect(await say('接着填')).toContain('哪一天丢的?');
    county.clock.set('2026-11-16 09:00');
  });

  it.each(['我不想活了', '不想活'])('is heard first when he says “%s” where a name was asked', async (cry) => {
    const say = citizen(`in danger ${cry}`);
    await say('登记遗失');
    await say('独生子女父母光荣证');
    for (const said of [HONOUR, '昨天', '家里']) await say(said);
    expect(await say(cry)).toContain('先别一个人扛着');
  });

  it('does not see, resume or take back what somebody else filed', async () => {
    const number = await fileNotice(citizen('owner'), { name: '周大海', idNumber: idNumberOf(13) });
    const stranger = citizen('stranger');
    expect(await stranger(`查公示 ${number}`)).toMatch(new RegExp(`^${number} 有效,公示中,第 1 天`));
    expect(await stranger(`查公示 ${number}`)).not.toContain('撤销');
    expect(await stranger(`撤回 ${number}`)).toContain('您名下没有这一份');
    expect(await stranger(`更正 ${number}`)).toContain('您名下没有这一份');
  });

  it('finds it again: the notice is withdrawn and stays to be seen as that', async () => {
    const say = citizen('finder');
    const number = await fileNotice(say, { name: '周大海', idNumber: idNumberOf(17) });
    expect(await say('找到了')).toContain(`撤销残疾人证 ${number}`);
    expect(await say('1')).toContain(`残疾人证的声明撤销了:${number}`);
    expect(await say(`查公示 ${number}`)).toContain('已撤销(证件找到)');
    expect(await say(`撤回 ${number}`)).toContain('不能这样办');
    expect(await say('撤回')).toContain('您没有在办的委托');
  });

  it('corrects a slip of the pen by a new notice that names the old one', async () => {
    const say = citizen('typo');
    const who = { name: '周大诲', idNumber: idNumberOf(19) };
    const number = await fileNotice(say, who);
    await say(`更正 ${number}`);
    for (const said of [`${who.idNumber}44`, '昨天', '不清楚', '周大海', who.idNumber, '跳过']) await say(said);
    await say.prove({ ...who, name: '周大海' });
    const corrected = /YS-\d{8}-\d{4}/.exec(await say('同意并登记'))?.[0] ?? '';
    expect(corrected).not.toBe(number);
    expect(await say(`查公示 ${number}`)).toContain(`已由 ${corrected} 更正`);
    expect(await say(`查公示 ${corrected}`)).toContain(`更正的是 ${number}`);
  });

  it('waits for a reviewer where the kind says so, and is no public record before', async () => {
    const say = citizen('receipt');
    await say('登记遗失');
    await say('公租房押金收据');
    for (const said of ['SJ201900123', '前天', '家里', '周大海', idNumberOf(23), '跳过']) await say(said);
    expect(await say('同意并登记')).toMatch(/交上去了,等审核\(受理号 \d+\)/);
    expect(await say('我的')).toContain('审核中');
    expect(
      (await county.store.transaction(({ notices }) => notices.board.search({ kind: 'shouju' }, { size: 5, at: 1 })))
        .all,
    ).toBe(0);
    const other = citizen('receipt twin');
    await other('登记遗失');
    await other('公租房押金收据');
    for (const said of ['SJ 2019 00123', '昨天', '家里', '周大海', idNumberOf(23), '跳过']) await other(said);
    expect(await other('同意并登记')).toContain('这个证号已经有人在登记');
  });

  it('hears of a finder who brought it, and the finder is told nobody’s name', async () => {
    const loser = citizen('loser');
    const who = { name: '周大海', idNumber: idNumberOf(29) };
    await fileNotice(loser, who);
    const say = citizen('honest');
    expect(await say('捡到证件')).toContain('捡到的是哪种证?');
    expect(await say('残疾人证')).toContain('不用发照片');
    const thanked = await say(`${who.idNumber}43`);
    expect(thanked).toContain('失主正在找它,已经告诉他了');
    expect(thanked).not.toMatch(/周|大海/);
    expect((await sentTo(county, 'loser')).at(-1)).toContain('有人捡到了您的残疾人证');
  });

  it('is told at once when the certificate was brought before he filed', async () => {
    const who = { name: '周大海', idNumber: idNumberOf(31) };
    const say = citizen('early bird');
    await say('捡到证件');
    await say('残疾人证');
    expect(await say(`${who.idNumber}43`)).toContain('记下了,失主来登记就会知道');
    const late = citizen('late');
    await late('残疾人证丢了要登报吗');
    await late('登记遗失');
    for (const said of [`${who.idNumber}43`, '昨天', '清河镇', who.name, who.idNumber, '跳过']) await late(said);
    await late.prove(who);
    expect(await late('同意并登记')).toContain('有人捡到过同号的证');
  });

  it('cannot be tried out by reporting one number after the other', async () => {
    const say = citizen('guesser');
    const tries: string[] = [];
    for (let order = 100; order < 107; order += 1) {
      await say('捡到证件');
      await say('残疾人证');
      tries.push(await say(`${idNumberOf(order)}43`));
    }
    expect(tries.filter((said) => said.includes('今天登记得太多了'))).toHaveLength(2);
  });

  it('takes effect when the term ends, and is erased at the privacy date while the chain holds', async () => {
    const say = citizen('term');
    const number = await fileNotice(say, { name: '周大海', idNumber: idNumberOf(37) });
    county.clock.set('2026-12-16 23:59');
    await ringNotices(county);
    expect(await say(`查公示 ${number}`)).toContain('公示中,第 31 天');
    county.clock.set('2026-12-17 00:01');
    await ringNotices(county);
    expect(await say(`查公示 ${number}`)).toMatch(new RegExp(`^${number} 有效,期满生效`));
    expect((await sentTo(county, 'term')).at(-1)).toContain(`期满生效:残疾人证遗失声明 ${number}`);
    county.clock.set('2027-06-15 03:00');
    await ringNotices(county);
    const archived = await say(`查公示 ${number}`);
    expect(archived).toContain('已归档');
    expect(archived).toContain('内容已到归档日,按期删除');
    const { board } = await county.store.transaction(async ({ notices }) => ({ board: await notices.board.check() }));
    expect(board.faults).toEqual([]);
    const texts = await county.store.db.selectFrom('board_texts').selectAll().execute();
    expect(texts.map(({ text }) => text).join('\n')).not.toContain(`"${number}","day":"2026`);
    county.clock.set('2026-11-16 09:00');
  });

  it('keeps nothing sealed of who asked to be forgotten; the board ends by itself', async () => {
    const number = await fileNotice(citizen('forgotten'), { name: '周大海', idNumber: idNumberOf(43) });
    await county.store.transaction(({ people }) =>
      people.forget({ channel: 'wechat', person: 'forgotten' }, 's001', county.clock.now()),
    );
    expect(await county.store.transaction(({ notices }) => notices.lockPublished(number))).toBeNull();
    county.clock.set('2026-12-17 00:01');
    await ringNotices(county);
    county.clock.set('2027-06-15 03:00');
    await ringNotices(county);
    const shown = await county.store.transaction(({ notices }) => notices.board.find(number));
    expect(shown).toMatchObject({ state: 'archived', holder: null });
    county.clock.set('2026-11-16 09:00');
  });

  it('leaves no personal data in the transcript that a colleague may read one day', async () => {
    const say = citizen('transcript');
    await say('登记遗失');
    await say('残疾人证');
    const digits = '99010119700101005';
    for (const said of [`${digits}${checkCharacter(digits)}43`, '昨天', '清河镇', '周大海']) await say(said);
    await say('找人');
    const all = await county.store.transaction((records) => records.handOvers.list(0, 50));
    const said = all.at(-1)?.transcript.join('\n') ?? '';
    expect(said).toContain('〈登记证件用的个人信息〉');
    expect(said).not.toMatch(/大海|19700101/);
  });
});
