import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeToSession } from '../../bots/miniprogram/code-to-session.ts';
import { FakeServer } from '../../bots/sandbox/fake-weixin-server.ts';
import { layReady } from '../../server/app/me/lay-ready.ts';
import { claimTask } from '../../server/app/task/claim-task.ts';
import type { MeGiven } from '../../server/http/contract-me.ts';
import type { AllowingGiven, PapersGiven } from '../../server/http/contract-tasks.ts';
import { startOutbox } from '../../server/storage/outbox/worker.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { readerAt } from '../rigs/reader.ts';

/** A generated person of the fictional area 990101. */
const NUMBER = '99010119850305018X';

describe('who comes from the mini-program', () => {
  let county: OpenCounty;
  beforeAll(async () => {
    county = await openCounty('2026-11-22 10:00');
  });
  afterAll(() => county?.close());

  const { request: call, signIn } = readerAt(() => county.url);
  const ask = (token: string, q: string, conversation?: string) =>
    call<{ text: string; conversation: string }>('POST', '/api/questions', {
      token,
      body: { q, ...(conversation && { conversation }) },
    });

  it('is known by a session, and by nothing in the answers', async () => {
    const token = await signIn('code-of-wang');
    const answered = await ask(token, '孩子上学报名还要开居住证明吗');
    expect(answered.body.text).toContain('不用交');
    expect(JSON.stringify(answered.body)).not.toContain('demo-');
    const slip = await ask(token, '要凭条');
    expect(slip.body.text).toMatch(/MZ-20261122-\d{4}/);
  });

  it('goes on in one conversation from two telephones, and nobody else does', async () => {
    const [first, second, other] = [
      await signIn('code-of-li'),
      await signIn('code-of-li'),
      await signIn('code-of-zhao'),
    ];
    await ask(first, '公租房申请还要无房证明吗');
    await ask(first, '委托代跑');
    expect((await ask(second, '清河镇')).body.text).toContain('姓名');
    expect((await ask(other, '清河镇')).body.text).not.toContain('姓名');
  });

  it('is told what comes of his errand, where nothing can be sent to him', async () => {
    const token = await signIn('code-of-chen');
    await ask(token, '公租房申请还要无房证明吗');
    await ask(token, '委托代跑');
    await ask(token, '陈小芳 99010119850305018X 清河镇');
    await ask(token, '同意授权');
    const [task] = (await call<MeGiven>('GET', '/api/me', { token })).body.tasks;
    expect(task).toMatchObject({ proof: '无房证明', state: '待接单', revocable: true });
    expect(JSON.stringify(task)).not.toMatch(/陈|018X/);
    const by = county.means.catalogue.home.staff.find(({ roles }) => roles.includes('runner'));
    if (!by || !task) throw new Error('nobody runs');
    const at = county.clock.now();
    await county.store.transaction((records) => claimTask(county.means, records, { number: task.number, by, at }));
    const outbox = startOutbox(county.store, new Map([['miniprogram', layReady(county.store)]]), county.clock, 20);
    await expect
      .poll(async () => (await call<MeGiven>('GET', '/api/me', { token })).body.news.map(({ lines }) => lines[0]))
      .toEqual([`${by.name}在替您办无房证明(代跑 #${task.number})。`]);
    await outbox.stop();
  });

  it('entrusts on a page what the conversation would, once, and takes back what is his alone', async () => {
    const token = await signIn('code-of-he');
    const { papers, towns } = (await call<PapersGiven>('GET', '/api/tasks/papers')).body;
    const paper = papers.find(({ proof }) => proof === '无房证明');
    expect(paper).toMatchObject({ label: '干部代跑', spares: true, matters: expect.arrayContaining(['公租房申请']) });
    expect(papers.map(({ proof }) => proof)).not.toContain('居住证明');
    const town = towns.find(({ name }) => name === '清河镇')?.id;
    const said = { requirement: paper?.requirement, matter: '公租房申请', town, name: '陈小芳', idNumber: NUMBER };
    const wrong = { ...said, town: '330782', name: 'chen', idNumber: '990101198503050189' };
    const read = await call<AllowingGiven>('POST', '/api/tasks/read', { token, body: wrong });
    expect(read.body.problems.map(({ field }) => field)).toEqual(['town', 'name', 'id-number']);
    expect((await call('POST', '/api/tasks', { token, body: wrong })).status).toBe(422);
    const allowed = (await call<AllowingGiven>('POST', '/api/tasks/read', { token, body: said })).body.lines.join();
    expect(allowed).toContain('陈** · 身份证尾号 18X · 清河镇');
    expect(allowed).toContain('您允许我们:替您查、取无房证明,只用来办公租房申请');
    const notRun = { ...said, requirement: 'cx-juzhu', matter: '义务教育阶段报名' };
    expect((await call('POST', '/api/tasks/read', { token, body: notRun })).body).toMatchObject({
      code: 'errand-not-run',
    });
    const send = () => call<{ number: number }>('POST', '/api/tasks', { token, body: said, key: 'k'.repeat(32) });
    const { number } = (await send()).body;
    expect((await send()).body.number).toBe(number);
    const path = `/api/tasks/${number}`;
    expect((await call('GET', path, { token })).body).toMatchObject({
      ...{ proof: '无房证明', matter: '公租房申请', revocable: true, runner: null, due: expect.stringMatching(/前$/) },
    });
    const other = await signIn('code-of-yan');
    expect((await call('GET', path, { token: other })).status).toBe(404);
    expect((await call('DELETE', `${path}/authorisation`, { token: other })).status).toBe(404);
    expect((await call('DELETE', `${path}/authorisation`, { token })).status).toBe(200);
    expect((await call('GET', path, { token })).body).toMatchObject({ state: '已取消', over: true, revocable: false });
  });

  it('sees what is under way, takes it all out, and is forgotten', async () => {
    const token = await signIn('code-of-sun');
    await ask(token, '孩子上学报名还要开居住证明吗');
    const me = await call<MeGiven>('GET', '/api/me', { token });
    expect(me.body).toEqual({ tasks: [], notices: [], commitments: [], complaints: [], looks: [], news: [] });
    await ask(token, '我的残疾人证掉了');
    await ask(token, '登记遗失');
    await ask(token, '签承诺 开店');
    const told = { kind: 'not-done', window: null, cause: 'paper', paper: '居住证明', said: '跑了两趟' };
    expect((await call('POST', '/api/complaints', { token, body: told })).status).toBe(200);
    type Exported = Record<'notices' | 'commitments' | 'complaints', object[]> & { conversation: { text: string }[] };
    const mine = (await call<Exported>('GET', '/api/me/export', { token })).body;
    expect(mine.conversation.map(({ text }) => text)).toContain('孩子上学报名还要开居住证明吗');
    expect(mine.notices).toMatchObject([{ state: 'draft' }]);
    expect(mine.commitments).toMatchObject([{ state: 'gated', proof: expect.stringContaining('住所') }]);
    expect(mine.complaints).toMatchObject([{ number: 'MB-20261122-0001', said: '跑了两趟' }]);
    expect(JSON.stringify(mine.complaints)).not.toContain('demo-');
    const gone = await call<{ erased: number }>('DELETE', '/api/me', { token });
    expect(gone.body.erased).toBeGreaterThan(2);
    expect((await call('GET', '/api/me', { token })).status).toBe(401);
  });

  it('is refused without a session, with one that is made up, and with one that is over', async () => {
    expect((await call('GET', '/api/me')).body).toMatchObject({ code: 'session-missing' });
    expect((await call('GET', '/api/me', { token: 'x'.repeat(43) })).body).toMatchObject({ code: 'session-over' });
    expect((await call('POST', '/api/questions', { token: 'short', body: { q: '在吗' } })).status).toBe(401);
    const token = await signIn('code-of-qian');
    county.clock.set('2026-12-23 10:00');
    expect((await call('GET', '/api/me', { token })).body).toMatchObject({ code: 'session-over' });
    county.clock.set('2026-11-22 10:00');
    expect((await call('POST', '/api/session', { body: { code: 'a b' } })).body).toMatchObject({
      code: 'code-malformed',
    });
  });

  it('leaves neither token nor account in the log', async () => {
    const token = await signIn('code-of-wu');
    await ask(token, '社保证明还要去打吗');
    const log = county.logLines.join('\n');
    expect(log).not.toContain(token);
    expect(log).not.toContain('demo-');
    expect(log).not.toContain('code-of');
  });
});

describe('asking WeChat whose a code is', () => {
  const settings = { appId: 'wx0123456789abcdef', appSecret: 'secret-of-the-program' };

  async function answering(body: object) {
    const weixin = new FakeServer();
    weixin.route('GET /sns/jscode2session', () => body);
    await weixin.listen();
    const warned: string[] = [];
    const signIn = codeToSession({ ...settings, apiUrl: weixin.url }, (why) => void warned.push(why));
    const result = await signIn?.accountOf('0a1b2c');
    const [asked] = weixin.calls.entries;
    await weixin.close();
    return { result, asked, warned };
  }

  it('takes the openid and nothing else', async () => {
    const { result, asked } = await answering({ openid: 'oABC', session_key: 'k'.repeat(24), unionid: 'u' });
    expect(result).toEqual({ ok: true, value: { channel: 'miniprogram', account: settings.appId, person: 'oABC' } });
    expect(Object.fromEntries(asked?.query ?? [])).toEqual({
      appid: settings.appId,
      secret: settings.appSecret,
      js_code: '0a1b2c',
      grant_type: 'authorization_code',
    });
  });

  it.each([
    [{ errcode: 40029, errmsg: 'invalid code' }, 'code-over', []],
    [{ errcode: 40163, errmsg: 'code been used' }, 'code-over', []],
    [{ errcode: 40125, errmsg: 'invalid appsecret' }, 'sign-in-down', ['errcode 40125']],
    [{ errcode: -1, errmsg: 'system error' }, 'sign-in-down', ['errcode -1']],
    [{ openid: '' }, 'sign-in-down', ['no openid']],
  ])('refuses in words when WeChat says %j, and tells the operator what is his to mend', async (body, code, why) => {
    const { result, warned } = await answering(body);
    expect(result).toMatchObject({ ok: false, refusal: { code } });
    expect(warned).toEqual(why);
  });

  it('tells the operator that nobody answered, and nothing of the secret', async () => {
    const warned: string[] = [];
    const signIn = codeToSession({ ...settings, apiUrl: 'http://127.0.0.1:1' }, (why) => void warned.push(why));
    expect(await signIn?.accountOf('0a1b2c')).toMatchObject({ ok: false, refusal: { code: 'sign-in-down' } });
    expect(warned).toEqual(['TypeError']);
  });

  it('is off without its settings', () => {
    expect(codeToSession({ appId: null, appSecret: null, apiUrl: 'http://127.0.0.1:1' }, () => undefined)).toBeNull();
  });
});
