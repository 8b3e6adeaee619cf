import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { openSigningCounty, ringCommitments, type SigningCounty, staffSays, ZHANG } from '../rigs/commitment.ts';
import { idNumberOf, sentTo } from '../rigs/notice.ts';
import { linkFor, readyToSign, Signer, signedBy } from '../rigs/signing.ts';

let county: SigningCounty['county'];
let citizen: SigningCounty['citizen'];
let colleagues: SigningCounty['colleagues'];
beforeAll(async () => {
  ({ county, citizen, colleagues } = await openSigningCounty('2026-11-16 09:00'));
});
afterAll(() => county.close());

describe('张玉根, who has no title deed for his shop', () => {
  it('hears, after one tap, that a signature will do, and sees the gates that he passed', async () => {
    const say = citizen('zhang');
    expect(await say('开店没有房产证要村里开证明吗')).toContain('这份证明是办哪件事用的?');
    const answer = await say('个体工商户设立登记');
    expect(answer).toMatch(/^不用交,签一份承诺书/);
    expect(answer).toContain('签承诺 要凭条 窗口还是要 找人');
    const gates = await say('签承诺');
    expect(gates).toMatch(/^可以签承诺,代替市场主体住所证明/);
    expect(gates).toContain('一查过了:清单第3版第');
    expect(gates).toContain('二查过了:不是安全、健康、环保这些不能承诺的事');
    expect(gates).toContain('三查过了:以前没有签过不属实的');
    expect(gates).toContain('不想签,照旧交证明,一样给办');
  });

  it('reads it, and cannot go on before he understood every sentence', async () => {
    const say = citizen('zhang');
    const read = await say('读承诺书');
    expect(read).toContain('核查方式:实地,2026年11月26日前');
    expect(read).toContain('这份承诺书里,您承诺的是哪件事?');
    const again = await say('3');
    expect(again).toMatch(/^再说一遍/);
    expect(again).toContain('没答对之前不能签');
    expect(again).not.toContain('/commitments/new/');
    expect(await say('2')).toContain('如果说的不是真的,会怎样?');
    expect(await say('1')).toContain('不想签,行不行?');
    const link = await say('3');
    expect(link).toContain('三句都答对了');
    expect(link).toMatch(/https:\/\/wzm\.example\/commitments\/new\/[\w-]{43}/);
  });

  it('signs on the page, gets a receipt, and is checked by a task of his town', async () => {
    const say = citizen('zhang');
    const link =
      /\/commitments\/new\/[\w-]{43}/.exec(await say('签承诺 开店').then(() => say('打开网页读')))?.[0] ?? '';
    const signer = new Signer(county.url);
    await signer.get(link);
    expect(await signer.post(link)).toContain('答三句话,看说清楚没有');
    const wrong = await signer.post('/commitments/new/answers', {
      ...{ 'answer-fact': '1', 'answer-untrue': '1', 'answer-voluntary': '3' },
    });
    expect(wrong).toContain('有 1 句没答对');
    expect(wrong).toContain('您承诺的只有一件事:这个地方我有权拿来开店办公');
    expect(await signer.post('/commitments/new/answers', { 'answer-fact': '2' })).toContain('填两样');
    expect(await signer.post('/commitments/new/fill', { town: '990101002', particular: '柳塘村3组路口' })).toContain(
      '承诺须本人作出',
    );
    expect(await signer.post('/commitments/new/identity')).toContain('不要填真的身份证号');
    const last = await signer.post(signer.at, ZHANG);
    expect(last).toContain('身份证号:990101196207180028');
    expect(last).toContain('经营场所在哪里:柳塘村3组路口');
    const receipt = await signer.post('/commitments/new/sign', { typed: ZHANG.name, willing: 'yes' });
    expect(signer.at).toMatch(/^\/commitments\/CN-20261116-\d{4}\/[\w-]{22}$/);
    expect(receipt).toContain('张**');
    expect(receipt).toMatch(/实地,2026年11月26日前/);
    expect(receipt).not.toMatch(/玉根|990101196207180028|柳塘/);
    expect((await sentTo(county, 'zhang')).at(-1)).toMatch(
      /^签好了:CN-20261116-\d{4}。[\s\S]*文本 住所承诺-1[\s\S]*核查方式:实地,2026年11月26日前[\s\S]*哈希 [0-9a-f]{16}/,
    );
    const [task] = await county.store.transaction(({ tasks }) => tasks.openIn({ kind: 'town', about: '990101002' }, 5));
    expect(task).toMatchObject({ state: 'dispatched', mode: 'joint', proof: '核查承诺:市场主体住所证明' });
    expect(await say('我的')).toMatch(/市场主体住所证明的承诺 · 已签,待核查/);
  });

  it('is found true by who went there, and hears so', async () => {
    const { task, number } = await signedBy(county, 'true', 101);
    const claimed = await staffSays(county, colleagues.runner, `接单 ${task}`);
    expect(claimed).toContain('接单');
    expect(await staffSays(county, colleagues.runner, `本人 ${task}`)).toContain('他填的:柳塘村3组路口');
    expect(await staffSays(county, colleagues.runner, `办结 ${task} 看过了`)).toContain('要说相符还是不符');
    expect(await staffSays(county, colleagues.runner, `相符 ${task} 柳塘村3组路口 门面在,没有住人`)).toContain(
      '核查相符',
    );
    expect((await sentTo(county, 'true')).at(-1)).toMatch(/^核查过了,属实/);
    expect(await citizen('anybody')(`查承诺 ${number}`)).toMatch(new RegExp(`^${number} 属实`));
  });
});

describe('nobody signs for another', () => {
  it.each(['替我爸签承诺', '帮王大爷签承诺书', '代签承诺 开店'])('“%s” is refused', async (text) => {
    expect(await citizen('son')(text)).toMatch(/^承诺须本人作出/);
  });

  it('refuses a colleague at work, whatever he types', async () => {
    const { staff } = county.means.catalogue.home;
    const person = staff.find(({ id }) => id === colleagues.runner)?.staffId ?? '';
    const talk = { channel: 'dingtalk', account: 'robot', chat: 'single', person };
    for (const [text, overheard] of [
      ['签承诺 开店', true],
      ['签承诺 开店', false],
    ] as const) {
      const content = { kind: 'text', text } as const;
      const incoming = { ...talk, messageId: `colleague ${overheard}`, at: county.clock.now(), content };
      const received = await receiveMessage(county.means, incoming, { replyTo: 'x', overheard });
      expect(received.ok && received.value.answer.headline).toBe('承诺须本人作出');
    }
  });

  it('refuses who proves himself another than before, and a name that is not his own', async () => {
    await signedBy(county, 'account', 111);
    const link = await linkFor(citizen('account'), '开店');
    const other = await readyToSign(new Signer(county.url), link, { name: '李明', idNumber: idNumberOf(112) });
    expect(other).toContain('承诺须本人作出:这个微信以前签承诺的是另一个人');
    const signer = new Signer(county.url);
    await readyToSign(signer, await linkFor(citizen('own name'), '开店'), {
      name: '周大海',
      idNumber: idNumberOf(113),
    });
    const typed = await signer.post('/commitments/new/sign', { typed: '李明', willing: 'yes' });
    expect([signer.status, typed]).toEqual([422, expect.stringContaining('承诺须本人作出:姓名和核验过的不一样')]);
  });

  it('opens a link once, and shows nothing to who has none', async () => {
    const link = await linkFor(citizen('once'), '开店');
    await new Signer(county.url).post(link);
    const late = new Signer(county.url);
    expect([await late.post(link), late.status]).toEqual([expect.stringContaining('这条链接用过了'), 401]);
    expect(await new Signer(county.url).get('/commitments/new')).toContain('在微信公众号里发「签承诺」');
  });
});

describe('taking it back', () => {
  it('is one tap before the case is decided; nobody goes to check it any more', async () => {
    const { task } = await signedBy(county, 'regret', 121);
    const say = citizen('regret');
    expect(await say('撤回')).toContain('撤回哪一份承诺?');
    const withdrawn = await say('1');
    expect(withdrawn).toMatch(/撤回了。\n改走普通方式:照旧交市场主体住所证明/);
    expect(await county.store.transaction(({ tasks }) => tasks.find(task))).toMatchObject({ state: 'cancelled' });
  });

  it('is refused afterwards, with the reason', async () => {
    const { number } = await signedBy(county, 'decided', 122);
    expect(await staffSays(county, colleagues.reviewer, `事项办结 ${number}`)).toContain('请县市场监督管理局的同事发');
    expect(await staffSays(county, colleagues.licenser, `事项办结 ${number}`)).toContain('事情已办结');
    expect(await citizen('decided')('撤回')).toContain('已经办结,承诺不能再撤回');
  });
});

describe('a check that finds otherwise', () => {
  async function mismatch(person: string, order: number): Promise<string> {
    const { task, number } = await signedBy(county, person, order);
    await staffSays(county, colleagues.runner, `接单 ${task}`);
    await staffSays(county, colleagues.runner, `不符 ${task} 柳塘村3组路口 那里是空地`);
    return number;
  }
  const record = (order: number) =>
    county.store.transaction(({ commitments }) =>
      commitments.credit.of({ idNumber: idNumberOf(order), account: { channel: 'wechat', person: 'nobody' } }),
    );

  it('opens a window first; upheld, nothing is ever recorded', async () => {
    const number = await mismatch('upheld', 131);
    const news = (await sentTo(county, 'upheld')).at(-1) ?? '';
    expect(news).toContain('看到的:那里是空地');
    expect(news).toContain('2026年11月23日前可以提异议');
    expect(news).toContain('现在还没有记失信');
    expect(await record(131)).toBeNull();
    expect(await citizen('upheld')(`异议 ${number} 走错了地方,门面在路东`)).toContain('的异议收到了');
    expect(await staffSays(county, colleagues.runner, `异议成立 ${number} 走错了`)).toContain('要有审核员角色');
    expect(await staffSays(county, colleagues.reviewer, `异议成立 ${number} 现场照片是隔壁的空地`)).toContain(
      '异议成立',
    );
    expect((await sentTo(county, 'upheld')).at(-1)).toContain('没有记失信');
    expect(await record(131)).toBeNull();
  });

  it('not upheld: recorded, with the way to repair it, and the ordinary way until then', async () => {
    const number = await mismatch('untrue', 132);
    const say = citizen('untrue');
    await say(`异议 ${number} 我有权用`);
    await staffSays(county, colleagues.reviewer, `异议不成立 ${number} 土地是村里的,没有租约`);
    const news = (await sentTo(county, 'untrue')).at(-1) ?? '';
    expect(news).toMatch(/^按不属实记下了[\s\S]*怎么修复:/);
    expect(await record(132)).toMatchObject({ number });
    const shut = await say('签承诺 开店');
    expect(shut).toMatch(/^这次请走普通方式/);
    expect(shut).toContain('委托代跑');
    expect(await say('委托代跑')).toContain('委托我们代您跑');
    await say('退出');
    const page = await readyToSign(new Signer(county.url), await linkFor(citizen('new account'), '开店'), {
      ...{ name: '周大海', idNumber: idNumberOf(132) },
    });
    expect(page).toContain('这次请走普通方式:以前签的有一份不属实,还没有改正');
    await staffSays(county, colleagues.reviewer, `信用修复 ${number} 补交了租约`);
    expect(await say('签承诺 开店')).toMatch(/^可以签承诺/);
  });

  it('is recorded when nobody objects, not a day before', async () => {
    const number = await mismatch('silent', 133);
    county.clock.set('2026-11-23 23:59');
    await ringCommitments(county);
    expect(await record(133)).toBeNull();
    county.clock.set('2026-11-24 00:01');
    await ringCommitments(county);
    expect(await record(133)).toMatchObject({ number, until: '2027-11-24' });
    expect(await citizen('silent')(`异议 ${number} 晚了一天`)).toContain('不能这样办');
    county.clock.set('2026-11-16 09:00');
  });
});
