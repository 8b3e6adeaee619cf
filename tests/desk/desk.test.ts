import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { takeStaffLine } from '../../server/app/take-staff-line.ts';
import type { Speaker } from '../../server/core/people/colleague.ts';
import { readStaffLine } from '../../server/core/people/staff-line.ts';
import type { OutgoingMessage } from '../../server/ports/store.ts';
import { sendDue } from '../../server/storage/outbox/worker.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';

let county: OpenCounty;
let count = 0;
const ADMIN = { corpId: 'ding-shifan', staffId: 'sf042' };
const DISPATCHER = { corpId: 'ding-shifan', staffId: 'sf043' };

beforeAll(async () => {
  county = await openCounty('2018-12-03 09:00');
});
afterAll(() => county.close());

/** What the robot answers to a line typed in a single chat. */
async function typed(text: string, speaker: Speaker): Promise<string> {
  count += 1;
  const line = readStaffLine(text);
  if (line === null) throw new Error(`no line of staff: ${text}`);
  const talk = { channel: 'dingtalk', account: 'robot', chat: 'single', person: speaker.staffId };
  const incoming = {
    ...talk,
    messageId: `line ${count}`,
    at: county.clock.now(),
    content: { kind: 'text', text },
  } as const;
  const chat = { channel: 'dingtalk', chat: 'single', recipient: 'single' };
  await takeStaffLine(county.means, line, { incoming, speaker, to: 'person', chat, replyTo: speaker.staffId });
  const said: string[] = [];
  const send = async (message: OutgoingMessage): Promise<'sent'> => {
    said.push(...message.reply.lines);
    return 'sent';
  };
  await sendDue(county.store, 'dingtalk', { send }, county.clock);
  return said.join('\n');
}

async function linkFor(speaker: Speaker): Promise<string> {
  const path = /\/desk\/enter\/[\w-]{43}/.exec(await typed('登录', speaker))?.[0];
  if (path === undefined) throw new Error('no link');
  return path;
}

type Page = { readonly status: number; readonly text: string; readonly headers: Headers };

async function fetched(path: string, cookie: string, form?: Record<string, string>, headers = {}): Promise<Page> {
  const response = await fetch(`${county.url}${path}`, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { Cookie: cookie, ...headers },
    ...(form && { body: new URLSearchParams(form) }),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function enter(speaker: Speaker): Promise<string> {
  const { headers } = await fetched(await linkFor(speaker), '', {});
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** The hidden fields of the page's forms. */
function fieldsOf({ text }: Page): { token: string; key: string } {
  const value = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  return { token: value('token'), key: value('key') };
}

const talkOf = (name: string): string => name.padEnd(22, '0');

/** A citizen on the web page who asks for a person; the number of the hand-over. */
async function citizen(name: string, said: readonly string[] = ['找人']): Promise<number> {
  const person = talkOf(name);
  let number = 0;
  for (const text of said) {
    count += 1;
    const message = { channel: 'web', account: 'web', chat: person, person, messageId: `c ${count}` };
    const content = { kind: 'text', text } as const;
    const received = await receiveMessage(county.means, { ...message, at: county.clock.now(), content });
    if (received.ok) number = Number(/编号 (\d+)/.exec(received.value.answer.headline)?.[1] ?? number);
  }
  return number;
}

describe('the way to the desk', () => {
  it('is a link that works once', async () => {
    const link = await linkFor(ADMIN);
    const shown = await fetched(link, '');
    expect([shown.status, shown.text.includes('进入工作台')]).toEqual([200, true]);
    const entered = await fetched(link, '', {});
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/desk']);
    expect(entered.headers.get('set-cookie')).toMatch(
      /^desk=[\w-]{43}; Max-Age=28800; Path=\/desk; HttpOnly; SameSite=Strict; Secure$/,
    );
    const again = await fetched(link, '', {});
    expect([again.status, again.headers.get('set-cookie')]).toEqual([401, null]);
    expect(again.text).toContain('这条链接用过了');
  });

  it('is over after ten minutes', async () => {
    const link = await linkFor(ADMIN);
    county.clock.set('2018-12-03 09:10');
    expect((await fetched(link, '', {})).status).toBe(401);
    county.clock.set('2018-12-03 09:00');
  });

  it('is not told to who has no role, nor opened by a made-up token or from another site', async () => {
    expect(await typed('登录', { corpId: 'ding-shifan', staffId: 'sf004' })).toContain('要开通,找管理员:黄丽');
    expect(await typed('登录', { corpId: 'ding-other', staffId: 'sf042' })).not.toContain('/desk/');
    expect((await fetched(`/desk/enter/${'A'.repeat(43)}`, '', {})).status).toBe(401);
    const foreign = await fetched(await linkFor(ADMIN), '', {}, { 'Sec-Fetch-Site': 'cross-site' });
    expect(foreign.status).toBe(403);
  });

  it('is shut without a session, and once the session is ended or eight hours old', async () => {
    for (const cookie of ['', 'desk=', `desk=${'A'.repeat(43)}`])
      expect((await fetched('/desk', cookie)).status).toBe(401);
    const cookie = await enter(ADMIN);
    const desk = await fetched('/desk', cookie);
    expect(desk.status).toBe(200);
    expect((await fetched('/desk/leave', cookie, fieldsOf(desk))).status).toBe(303);
    expect((await fetched('/desk', cookie)).status).toBe(401);
    const other = await enter(ADMIN);
    county.clock.set('2018-12-03 17:00');
    expect((await fetched('/desk', other)).status).toBe(401);
    county.clock.set('2018-12-03 09:00');
  });

  it('is for the networks of the staff only', async () => {
    const response = await fetch(`${county.url}/desk`, { headers: { 'X-Forwarded-For': '203.0.113.9' } });
    expect(response.status).toBe(403);
  });

  it('keeps no token in the clear', async () => {
    const link = await linkFor(ADMIN);
    const cookie = await enter(ADMIN);
    for (const table of ['desk_links', 'desk_sessions', 'trail_texts', 'outbox', 'inbox']) {
      const { rows } = await sql<{ all: string }>`
        select string_agg(each::text, ' ') as all from ${sql.table(table)} as each`.execute(county.store.db);
      expect(rows[0]?.all.length).toBeGreaterThan(0);
      expect(rows[0]?.all).not.toContain(link.slice(-43));
      expect(rows[0]?.all).not.toContain(cookie.slice(5));
    }
    expect(county.logLines.join()).not.toContain(link.slice(-43));
  });
});

describe('at the desk', () => {
  it('the queue says who waits and nothing of what was said, and looking is in the trail', async () => {
    const number = await citizen('citizen-1', ['孩子上学报名还要开居住证明吗,电话13812345678', '找人']);
    const cookie = await enter(DISPATCHER);
    const desk = await fetched('/desk', cookie);
    expect(desk.text).toContain(`${number} 号 · 群众要找人`);
    expect(desk.text).toContain('还没有绑定县级群');
    expect(desk.text).not.toContain('居住证明');
    const one = await fetched(`/desk/hand-overs/${number}`, cookie);
    expect(one.text).toContain('孩子上学报名还要开居住证明吗');
    expect(one.text).toContain('〈手机号〉');
    expect(one.text).not.toContain('13812345678');
    const trail = await county.means.store.transaction(async (records) => [
      ...(await records.trail.of('desk s043')),
      ...(await records.trail.of(`hand-over ${number}`)),
    ]);
    expect(trail.map(({ event, by }) => `${event} ${by}`)).toEqual([
      'desk-link-issued s043',
      'desk-entered s043',
      'desk-viewed s043',
      'hand-over-opened citizen',
      'hand-over-viewed s043',
    ]);
  });

  it('an answer reaches the citizen as it was typed, once however often the form is sent, and holds the hand-over', async () => {
    const number = await citizen('citizen-2');
    const [mine, other] = [await enter(DISPATCHER), await enter(ADMIN)];
    const fields = fieldsOf(await fetched(`/desk/hand-overs/${number}`, mine));
    const text = '带户口簿来,<b>不用</b>开证明 & 别的\n二楼 3 号窗口';
    const send = () => fetched(`/desk/hand-overs/${number}/answer`, mine, { ...fields, text });
    const statuses = [await send(), await send()].map(({ status }) => status);
    expect(statuses).toEqual([303, 303]);
    const replies = await fetch(`${county.url}/api/replies`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ conversation: talkOf('citizen-2') }),
    });
    expect(await replies.json()).toMatchObject({ held: true, handOver: number, lines: [{ from: 'staff', text }] });
    const page = await fetched(`/desk/hand-overs/${number}`, other);
    expect(page.text).toContain('高国华接着');
    expect(page.text).toContain('&lt;b>不用&lt;/b>');
    const refused = await fetched(`/desk/hand-overs/${number}/answer`, other, { ...fieldsOf(page), text: '我来' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('已由高国华接着');
    expect(refused.text).toContain('我来</textarea>');
  });

  it.each([
    ['without its token', { token: '', key: 'A'.repeat(22), text: '好' }],
    ['with a token of its own making', { token: 'x'.repeat(43), key: 'A'.repeat(22), text: '好' }],
    ['with fields that no page sends', { token: '', key: 'A'.repeat(22), text: '好', by: 's001' }],
  ])('a form %s does nothing', async (_, form) => {
    const number = await citizen(`citizen-${count}`);
    const answered = await fetched(`/desk/hand-overs/${number}/answer`, await enter(ADMIN), form);
    expect(answered.status).toBe(403);
    const said = await county.means.store.transaction((records) => records.handOvers.said(number));
    expect(said).toEqual([]);
  });

  it('giving back ends it, for whoever looks', async () => {
    const number = await citizen('citizen-9');
    const cookie = await enter(ADMIN);
    const fields = fieldsOf(await fetched(`/desk/hand-overs/${number}`, cookie));
    expect((await fetched(`/desk/hand-overs/${number}/give-back`, cookie, fields)).status).toBe(303);
    const page = await fetched(`/desk/hand-overs/${number}`, cookie);
    expect(page.text).toContain('黄丽交还');
    expect(page.text).not.toContain('<textarea');
    expect((await fetched('/desk/hand-overs/999999', cookie)).status).toBe(404);
    expect((await fetched('/desk/hand-overs/abc', cookie)).status).toBe(404);
  });
});
