import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, idNumberOf } from '../rigs/notice.ts';
import { noticeForm, proveBy, tokenIn, who } from '../rigs/notice-form.ts';

let county: OpenCounty;
let form: ReturnType<typeof noticeForm>;
beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
  form = noticeForm(county);
});
afterAll(() => county.close());

describe('who files a notice', () => {
  async function written(person: string, order: number) {
    const visit = form.visitor();
    await visit(await form.linkFor(person), { method: 'POST' });
    const token = tokenIn((await visit('/notices/new')).text);
    const body = new FormData();
    for (const [name, value] of Object.entries({ token, kind: 'canji', ...who(order) })) body.append(name, value);
    await visit('/notices/new', { method: 'POST', body });
    return { visit, token };
  }

  it('proves who he is before anything is public, and the board says how he did', async () => {
    const { visit, token } = await written('proves', 306);
    const agree = () => visit('/notices/agreed', { method: 'POST', body: new URLSearchParams({ token }) });
    expect((await visit('/notices/new')).text).toContain('公示前要核验是您本人');
    expect((await agree()).text).toContain('身份还没有核验好');
    expect((await visit('/notices/new/identified')).text).toContain('身份还没有核验好');
    expect((await proveBy(visit, token, who(306))).status).toBe(303);
    expect((await visit('/notices/new')).text).toContain('身份:演示核验(没有核对真实身份)');
    await agree();
    const number = /YS-\d{8}-\d{4}/.exec((await visit('/notices/new')).text)?.[0];
    const board = await (await fetch(`${county.url}/board/${number}`)).text();
    expect(board).toContain('演示核验(没有核对真实身份)');
    expect(board).not.toContain('没有实名核验');
  });

  it('cannot be somebody else than the certificate says, and is asked anew when he writes another name', async () => {
    const { visit, token } = await written('other', 307);
    const other = await proveBy(visit, token, who(308));
    expect(other.text).toContain('身份证号和证号对不上');
    expect((await proveBy(visit, token, who(307))).status).toBe(303);
    expect((await visit('/notices/new')).text).toContain('看清楚再点');
    const body = new FormData();
    const changed = { token, kind: 'canji', ...who(307), name: '周小海', 'certificate-number': '', 'id-number': '' };
    for (const [name, value] of Object.entries(changed)) body.append(name, value);
    await visit('/notices/new', { method: 'POST', body });
    expect((await visit('/notices/new')).text).toContain('公示前要核验是您本人');
  });

  it('is asked by a provider that holds no record while it answers', async () => {
    const { visit, token } = await written('slow', 309);
    const { identity } = county.means;
    if (!identity) throw new Error('nobody proves who somebody is');
    const { outcome } = identity;
    // While the provider thinks, the same notice is read on another page: it would wait for ever if it were locked.
    identity.outcome = async (...asked) => {
      expect((await visit('/notices/new')).status).toBe(200);
      return outcome(...asked);
    };
    expect((await proveBy(visit, token, who(309))).status).toBe(303);
    identity.outcome = outcome;
  });

  it('waits for a reviewer where nobody proves who somebody is', async () => {
    const say = citizenOf({ ...county, means: { ...county.means, identity: null } }, 'no provider');
    await say('登记遗失');
    await say('残疾人证');
    for (const said of [`${idNumberOf(311)}43`, '昨天', '清河镇', '周大海', idNumberOf(311)]) await say(said);
    expect(await say('跳过')).toContain('公示 30 天,先由工作人员审核');
    expect(await say('同意并登记')).toContain('交上去了,等审核');
  });
});
