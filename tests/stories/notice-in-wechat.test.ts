import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffSays } from '../rigs/commitment.ts';
import { idNumberOf, ringNotices } from '../rigs/notice.ts';
import { proveBy, tokenIn, visitorAt } from '../rigs/notice-form.ts';
import { samplePhoto } from '../rigs/photo.ts';
import { type WechatCitizen, wechatCitizen } from '../rigs/wechat-citizen.ts';
import { openWeixin, type WeixinRig } from '../rigs/weixin.ts';

/** Scripts C and D, every step: the citizen in WeChat and on the page that his chat gave him, the department in its own chat. */
let rig: WeixinRig;
beforeAll(async () => {
  rig = await openWeixin();
  rig.clock.set('2026-11-16 09:00');
  rig.api.media.set('card', await samplePhoto());
  const room = 'line of canlian';
  const group = { channel: 'dingtalk', chat: room, recipient: room, kind: 'line', about: 'canlian' } as const;
  await rig.store.transaction(({ groups }) => groups.bind({ ...group, boundBy: 's042', boundAt: 0 }));
});
afterAll(() => rig.close());

/** Of the federation that reissues 残疾人证. */
const OF_DEPARTMENT = 's076';

type Person = { readonly name: string; readonly idNumber: string };
const who = (order: number, name = '周大海'): Person => ({ name, idNumber: idNumberOf(order) });

/** Opens the link of 核验身份, proves himself at the provider's, and comes back to the chat; what it shows. */
async function prove(citizen: WechatCitizen, { name, idNumber }: Person): Promise<string> {
  const said = await citizen.tap('核验身份');
  const visit = visitorAt(rig.site);
  await visit(/https:\/\/wzm\.example(\/notices\/new\/\S+)/u.exec(said)?.[1] ?? '', { method: 'POST' });
  const token = tokenIn((await visit('/notices/new')).text);
  await proveBy(visit, token, { name, 'id-number': idNumber });
  await citizen.say('登记遗失');
  return citizen.tap('接着填');
}

/** Says one after the other what is asked for; the last answer. */
async function answer(citizen: WechatCitizen, ...all: readonly string[]): Promise<string> {
  let said = '';
  for (const each of all) said = await citizen.say(each);
  return said;
}

const numberIn = (text: string): string => /YS-\d{8}-\d{4}/.exec(text)?.[0] ?? '';

/** Files a notice from beginning to end; gives back its number. */
async function file(citizen: WechatCitizen, person: Person): Promise<string> {
  await answer(citizen, '残疾人证丢了要登报吗', '登记遗失', `${person.idNumber}43`, '昨天', '清河镇');
  await answer(citizen, person.name, person.idNumber, '跳过');
  await prove(citizen, person);
  return numberIn(await citizen.tap('同意并登记'));
}

const page = async (path: string): Promise<string> =>
  (await (await fetch(rig.site + path)).text()).replace(/<[^>]*>/gu, '');

describe('script C in WeChat', () => {
  const me = who(521, '阿依古丽·买买提');
  let number = '';

  it('hears the right advice first, is refused a wrong number, stops half-way with his photo, and goes on (1-3)', async () => {
    const citizen = wechatCitizen(rig, 'o-applicant');
    expect(await citizen.say('身份证丢了要登报吗')).toMatch(/^不用登报,也不用公示,去公安机关补办/u);
    expect(await citizen.say('营业执照丢了怎么登报')).toContain('国家企业信用信息公示系统(www.gsxt.gov.cn)');
    expect(await citizen.say('我的户口本掉了')).toMatch(/^先问/u);
    expect(await citizen.say('我的残疾人证掉了')).toContain('登记遗失');
    expect(await citizen.tap('登记遗失')).toContain('证号是多少?20 位');
    const wrong = `${me.idNumber.slice(0, 17)}${me.idNumber.endsWith('0') ? '1' : '0'}43`;
    expect(await citizen.say(wrong)).toContain('校验位不对,没有记');
    expect(await answer(citizen, `${me.idNumber}43`, '昨天', '清河镇')).toContain('您的姓名?');
    expect(await citizen.send('card')).toContain('您的姓名?');
    expect(await citizen.say('小孩上学报名还要开居住证明吗')).toContain('不用交。');
    rig.clock.set('2026-11-18 20:00');
    expect(await citizen.say('登记遗失')).toContain('上次的残疾人证还没填完');
    expect(await citizen.tap('接着填')).toContain('您的姓名?');
    expect(await answer(citizen, me.name, me.idNumber)).toMatch(/填好了,还差核验身份[\s\S]*照片收到了,不公开/);
    const shown = await prove(citizen, me);
    expect(shown).toContain('公示板上只写:阿**遗失残疾人证');
    expect(shown).toContain('承诺1:证件确实丢了,没有抵押、质押、出借,也没有被扣留');
    const done = await citizen.tap('同意并登记');
    number = numberIn(done);
    expect(done).toContain(`登记好了:${number}`);

    const other = wechatCitizen(rig, 'o-second');
    await answer(other, '登记遗失', '残疾人证', `${me.idNumber}43`, '昨天', '清河镇', me.name, me.idNumber, '跳过');
    await prove(other, me);
    expect(await other.tap('同意并登记')).toContain(`这个证号已经登记过:${number}`);
  });

  it('is public, with a certificate, and reissued on it (4, 5)', async () => {
    const citizen = wechatCitizen(rig, 'o-applicant');
    expect(await citizen.say(`查公示 ${number}`)).toContain('有效,公示中,第 1 天');
    const paper = await fetch(`${rig.site}/board/${number}.pdf`);
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    rig.clock.set('2026-11-20 10:00');
    expect(await page(`/board/${number}`)).toContain('有效,公示中,第 3 天');
    const before = await page('/notices');
    expect(before).toContain('少登报 1 件 = 公示 1 件 − 更正 0 件');
    expect(before).toContain('约省 303 元');
    expect(await citizen.say('申请补办')).toContain(`补办残疾人证 ${number}`);
    expect(await citizen.say('1')).toContain('补办报给部门了');
    expect(await staffSays(rig, OF_DEPARTMENT, `补办 ${number} 办结`)).toContain(`${number} 已补办`);
    expect(await citizen.told('补办好了')).toContain(number);
    expect(await citizen.say(`查公示 ${number}`)).toContain('已补办(2026年11月20日)');
    expect(await page('/notices?within=2026-11-20')).toContain('补办一件事 1 件');
  });

  it('finds it again: withdrawn, and nothing erased (6)', async () => {
    const citizen = wechatCitizen(rig, 'o-finder');
    const found = await file(citizen, who(522));
    expect(await citizen.say('找到了')).toContain(`撤销残疾人证 ${found}`);
    expect(await citizen.say('1')).toContain(`残疾人证的声明撤销了:${found}`);
    expect(await citizen.say(`查公示 ${found}`)).toMatch(/已撤销\(证件找到\)[\s\S]*防改记录:一致/);
    expect(await page(`/verify?number=${found}`)).toMatch(/已撤销\(证件找到\)[\s\S]*哈希:一致/);
  });

  it('corrects a slip of the pen by a new notice (8)', async () => {
    const citizen = wechatCitizen(rig, 'o-typo');
    const wrong = await file(citizen, who(523, '周大诲'));
    const right = who(523);
    await answer(citizen, `更正 ${wrong}`, `${right.idNumber}44`, '昨天', '不清楚', right.name, right.idNumber, '跳过');
    await prove(citizen, right);
    const corrected = numberIn(await citizen.tap('同意并登记'));
    expect(await citizen.say(`查公示 ${wrong}`)).toContain(`已由 ${corrected} 更正`);
    expect(await citizen.say(`查公示 ${corrected}`)).toContain(`更正的是 ${wrong}`);
  });

  it('takes effect when the term ends, and leaves the search at the privacy date (7)', async () => {
    const citizen = wechatCitizen(rig, 'o-term');
    const running = await file(citizen, who(524));
    rig.clock.set('2026-12-21 00:01');
    await ringNotices(rig);
    expect(await citizen.told('期满生效')).toContain(running);
    expect(await citizen.say(`查公示 ${running}`)).toContain('有效,期满生效');
    rig.clock.set('2027-06-20 03:00');
    await ringNotices(rig);
    expect(await citizen.say(`查公示 ${running}`)).toMatch(/已归档[\s\S]*内容已到归档日,按期删除[\s\S]*防改记录:一致/);
    expect(await page('/board?kind=canji')).not.toContain(running);
    expect(await page(`/verify?number=${running}`)).toContain('哈希:一致');
    rig.clock.set('2026-11-20 10:00');
  });
});

describe('script D in WeChat', () => {
  let number = '';
  const clerk = (): WechatCitizen => wechatCitizen(rig, 'o-bank-clerk');

  it('reads text, state, term and that it is whole, and is shown where to check number and file (1-4)', async () => {
    const owner = who(531);
    number = await file(wechatCitizen(rig, 'o-owner'), owner);
    const shown = await clerk().say(number.toLowerCase());
    expect(shown).toMatch(new RegExp(`^${number} 有效,公示中,第 1 天`));
    expect(shown).toContain('周**遗失残疾人证,声明作废。');
    expect(shown).toContain('公示:2026年11月20日至 2026年12月20日');
    expect(shown).toContain(`防改记录:一致;https://wzm.example/board/${number}`);
    expect(shown).not.toMatch(/大海|找到了,撤销/);
    expect(await clerk().say('查公示 YS-20261120-9999')).toContain('没有编号 YS-20261120-9999 的声明');
    expect(await clerk().say('查公示')).toContain('https://wzm.example/verify 按完整证号查、查改没改过');

    const body = new URLSearchParams({ kind: 'canji', certificate: `${owner.idNumber}43` });
    const asked = await (await fetch(`${rig.site}/verify`, { method: 'POST', body })).text();
    expect(asked).toContain('有 1 条遗失声明,2026年11月20日起');
    const paper = Buffer.from(await (await fetch(`${rig.site}/board/${number}.pdf`)).arrayBuffer());
    paper[2_000] = (paper[2_000] ?? 0) ^ 1;
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(paper)]), 'a.pdf');
    const verdict = await (await fetch(`${rig.site}/verify/file`, { method: 'POST', body: form })).text();
    expect(verdict).toContain('文件:不一致,和我们出的不是同一个');
  });

  it('is told at once of a row that was edited behind the program, shown or sealed, and nothing that stands there now (5)', async () => {
    const edit = (statement: string) =>
      rig.store.db.transaction().execute(async (tx) => {
        await sql.raw(`set local session_replication_role = replica; ${statement}`).execute(tx);
      });
    const turned = `update notices set sealed_content = set_byte(sealed_content, 120, get_byte(sealed_content, 120) # 1) where public_number = '${number}'`;
    await edit(turned);
    expect(await clerk().say(`查公示 ${number}`)).toMatch(/和原来公示的对不上,先别用[\s\S]*登记的原始记录被改动过/);
    await edit(turned);
    expect(await clerk().say(`查公示 ${number}`)).toContain('防改记录:一致');
    await edit(`update board_notices set holder = '李**' where number = '${number}'`);
    const said = await clerk().say(`查公示 ${number}`);
    expect(said).toMatch(new RegExp(`^${number} 和原来公示的对不上,先别用[\\s\\S]*防改记录:不一致`));
    expect(said).not.toMatch(/李\*\*|公示中/);
    rig.clock.set('2026-11-20 12:00');
    expect(await page('/board')).toContain('公示板的记录对不上');
  });
});
