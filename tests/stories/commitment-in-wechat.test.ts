import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitmentStaff, ringCommitments, staffSays, staffSends, ZHANG } from '../rigs/commitment.ts';
import { idNumberOf } from '../rigs/notice.ts';
import { samplePhoto } from '../rigs/photo.ts';
import { linkFor, readyToSign, Signer, signAs } from '../rigs/signing.ts';
import { type WechatCitizen, wechatCitizen } from '../rigs/wechat-citizen.ts';
import { openWeixin, type WeixinRig } from '../rigs/weixin.ts';

/** Script B, every step: the citizen in WeChat and on the page that his chat gave him, colleagues in their own chats. */
let rig: WeixinRig;
let colleagues: ReturnType<typeof commitmentStaff>;
beforeAll(async () => {
  rig = await openWeixin();
  rig.clock.set('2026-11-16 09:00');
  colleagues = commitmentStaff(rig);
});
afterAll(() => rig.close());

const LINK = /\/commitments\/new\/[\w-]{43}/;
const taskOf = async (number: string): Promise<number> =>
  (await rig.store.transaction(({ commitments }) => commitments.lockSigned(number)))?.task ?? 0;
const standingOf = async (number: string): Promise<string> =>
  /class="verdict"><span>([^<]*)/.exec(await (await fetch(`${rig.site}/commitments/${number}`)).text())?.[1] ?? '';

/** Signs for his shop: chat, link, page. */
async function signed(
  openid: string,
  order: number,
): Promise<{ citizen: WechatCitizen; number: string; task: number }> {
  const citizen = wechatCitizen(rig, openid);
  const link = await linkFor(citizen.say, '开店');
  const { number } = await signAs(new Signer(rig.site), link, { name: '周大海', idNumber: idNumberOf(order) });
  return { citizen, number, task: await taskOf(number) };
}

/** The same, and somebody went there and found it otherwise. */
async function doubted(openid: string, order: number) {
  const all = await signed(openid, order);
  await staffSays(rig, colleagues.runner, `接单 ${all.task}`);
  await staffSays(rig, colleagues.runner, `不符 ${all.task} 柳塘村3组路口 那里是空地`);
  const news = await all.citizen.told(`承诺 ${all.number}`);
  expect(news).toMatch(/核查的和您说的不一样[\s\S]*看到的:那里是空地[\s\S]*现在还没有记失信/);
  return all;
}

describe('script B in WeChat', () => {
  it('goes from the question over gates, three questions and the link to the receipt, and is found true (1-5)', async () => {
    const zhang = wechatCitizen(rig, 'o-zhang');
    expect(await zhang.say('开店没有房产证要村里开证明吗')).toContain('这份证明是办哪件事用的?');
    expect(await zhang.tap('个体工商户设立登记')).toMatch(/^不用交,签一份承诺书/);
    const gates = await zhang.tap('签承诺');
    expect(gates.split('\n')[0]).toBe('可以签承诺,代替市场主体住所证明。');
    for (const passed of ['一查过了:清单第3版', '二查过了:不是安全、健康', '三查过了:以前没有签过不属实的'])
      expect(gates).toContain(passed);
    const read = await zhang.tap('读承诺书');
    expect(read).toContain('核查方式:实地,2026年11月26日前');
    const again = await zhang.tap('只是登记一下,什么也没承诺');
    expect(again).toMatch(/^再说一遍[\s\S]*没答对之前不能签/);
    expect(again).not.toMatch(LINK);
    expect(await zhang.say('2')).toContain('如果说的不是真的,会怎样?');
    expect(await zhang.tap('办成的会撤销,还会记下来')).toContain('不想签,行不行?');
    const link = LINK.exec(await zhang.say('3'))?.[0] ?? '';
    const { number, address } = await signAs(new Signer(rig.site), link, ZHANG);
    expect(await zhang.told(`签好了:${number}`)).toMatch(
      /文本 住所承诺-1[\s\S]*核查方式:实地,2026年11月26日前[\s\S]*哈希 [0-9a-f]{16}/,
    );
    expect(await zhang.say('我的')).toContain(`${number} 市场主体住所证明的承诺 · 已签,待核查`);
    expect((await fetch(`${rig.site}${address}.pdf`)).headers.get('content-type')).toBe('application/pdf');

    const [task] = await rig.store.transaction(({ tasks }) => tasks.openIn({ kind: 'town', about: '990101002' }, 5));
    expect(task).toMatchObject({ proof: '核查承诺:市场主体住所证明', mode: 'joint', number: await taskOf(number) });
    await staffSays(rig, colleagues.runner, `接单 ${task?.number}`);
    await staffSays(rig, colleagues.runner, `现场照片 ${task?.number}`);
    for (const side of [200, 160]) await staffSends(rig, colleagues.runner, await samplePhoto(side));
    await staffSays(rig, colleagues.runner, `相符 ${task?.number} 柳塘村3组路口 门面在,没有住人`);
    expect(await zhang.told('核查过了,属实')).toContain(number);
    expect(await wechatCitizen(rig, 'o-anybody').say(`查承诺 ${number}`)).toMatch(
      new RegExp(`^${number} 属实[\\s\\S]*哈希:一致`),
    );
  });

  it('is signed by nobody else, whatever he types and whoever holds the telephone (6)', async () => {
    const son = wechatCitizen(rig, 'o-son');
    expect(await son.say('帮王大爷签承诺书')).toMatch(/^承诺须本人作出/);
    await signed('o-elder', 501);
    const link = await linkFor(wechatCitizen(rig, 'o-elder').say, '开店');
    const page = await readyToSign(new Signer(rig.site), link, { name: '李明', idNumber: idNumberOf(502) });
    expect(page).toContain('承诺须本人作出:这个微信以前签承诺的是另一个人');
  });

  it('is taken back before the case is decided, and not afterwards, with the reason (7)', async () => {
    const early = await signed('o-early', 503);
    expect(await early.citizen.say('撤回')).toContain('撤回哪一份承诺?');
    expect(await early.citizen.tap(`撤回 市场主体住所证明的承诺 ${early.number}`)).toMatch(
      /撤回了。\n改走普通方式:照旧交市场主体住所证明/,
    );
    expect(await standingOf(early.number)).toBe('已撤回');
    const late = await signed('o-late', 504);
    await staffSays(rig, colleagues.licenser, `事项办结 ${late.number}`);
    expect(await late.citizen.told('事情办结了')).toContain('核查照常进行');
    expect(await late.citizen.say('撤回')).toContain('已经办结,承诺不能再撤回');
  });

  it('is not recorded when the objection is upheld (8)', async () => {
    const { citizen, number } = await doubted('o-upheld', 505);
    expect(await citizen.say(`异议 ${number} 走错了地方,门面在路东`)).toContain('的异议收到了');
    await staffSays(rig, colleagues.reviewer, `异议成立 ${number} 现场照片是隔壁的空地`);
    expect(await citizen.told('异议成立')).toContain('没有记失信,以后照样能用承诺');
    expect(await citizen.say('签承诺 开店')).toMatch(/^可以签承诺/);
  });

  it('is recorded when it is not, with the way to repair it; the ordinary way until then, and a runner (8, 9)', async () => {
    const { citizen, number } = await doubted('o-untrue', 506);
    await citizen.say(`异议 ${number} 我有权用`);
    await staffSays(rig, colleagues.reviewer, `异议不成立 ${number} 土地是村里的,没有租约`);
    expect(await citizen.told('按不属实记下了')).toMatch(/理由:土地是村里的,没有租约[\s\S]*怎么修复:/);
    expect(await citizen.say('签承诺 开店')).toMatch(/^这次请走普通方式[\s\S]*照旧交市场主体住所证明/);
    expect(await citizen.tap('委托代跑')).toContain('委托我们代您跑');
    await citizen.say('退出');
    await staffSays(rig, colleagues.reviewer, `信用修复 ${number} 补交了租约`);
    expect(await citizen.told('修复了')).toContain('以后照样能用承诺');
    expect(await citizen.say('签承诺 开店')).toMatch(/^可以签承诺/);
  });

  it('is recorded when nobody objects in time, and not a day before (8)', async () => {
    const { citizen, number } = await doubted('o-silent', 507);
    rig.clock.set('2026-11-23 23:59');
    await ringCommitments(rig);
    expect(await standingOf(number)).toBe('核查不符,可提异议');
    rig.clock.set('2026-11-24 00:01');
    await ringCommitments(rig);
    expect(await citizen.told('按不属实记下了')).toContain(number);
    expect(await citizen.say(`异议 ${number} 晚了一天`)).toContain('不能这样办');
    rig.clock.set('2026-11-16 09:00');
  });
});
