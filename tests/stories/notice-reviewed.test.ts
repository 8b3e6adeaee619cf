import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPhoto } from '../../server/app/notice/keep-photo.ts';
import type { StaffMember } from '../../server/core/catalogue/staff.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { citizenOf, fileNotice, idNumberOf, ringNotices, sentTo } from '../rigs/notice.ts';
import { samplePhoto } from '../rigs/photo.ts';

let county: OpenCounty;
let cookie: string;
let second: string;
const citizen = (person: string) => citizenOf(county, person);
const member = (wanted: (member: StaffMember) => boolean): StaffMember => {
  const found = county.means.catalogue.home.staff.find(wanted);
  if (!found) throw new Error('the demonstration county has nobody like that');
  return found;
};

beforeAll(async () => {
  county = await openCounty('2026-11-16 09:00');
  const reviewers = county.means.catalogue.home.staff.filter(({ roles }) => roles.includes('reviewer'));
  [cookie = '', second = ''] = await Promise.all(reviewers.slice(0, 2).map(sit));
});
afterAll(() => county.close());

async function sit({ id }: StaffMember): Promise<string> {
  const until = county.clock.now() + 365 * 86_400_000;
  return `desk=${await county.store.transaction(({ deskKeys }) => deskKeys.open(id, until))}`;
}

async function desk(path: string, form: Record<string, string> | null = null, as = cookie) {
  const response = await fetch(`${county.url}/desk/notices${path}`, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { Cookie: as },
    ...(form && { body: new URLSearchParams(form) }),
  });
  const to = response.headers.get('Location') ?? '';
  return { status: response.status, text: await response.text(), to };
}

const tokenIn = (text: string): string => /name="token" value="([^"]*)"/.exec(text)?.[1] ?? '';

/** A receipt, which nobody makes public without a look; gives its 受理号. */
async function handIn(person: string, receipt: string): Promise<string> {
  const say = citizen(person);
  await say('登记遗失');
  await say('公租房押金收据');
  for (const said of [receipt, '前天', '家里', '周大海', idNumberOf(61), '跳过']) await say(said);
  return /受理号 (\d+)/.exec(await say('同意并登记'))?.[1] ?? '';
}

/** Reads the page of a notice and sends a decision from it. */
async function decide(typed: string, verb: string, reason = '', as = cookie) {
  const { text } = await desk(`/${typed}`, null, as);
  return desk(`/${typed}`, { token: tokenIn(text), verb, reason }, as);
}

describe('a reviewer', () => {
  it('sees what was said beside what will be public, and two decisions with their consequence', async () => {
    const typed = await handIn('one', 'SJ201900123');
    expect((await desk('')).text).toContain(`受理号 ${typed} · 公租房押金收据`);
    const { text } = await desk(`/${typed}`);
    expect(text).toMatch(/本人说的[\s\S]*周大海[\s\S]*SJ201900123[\s\S]*公示板上的[\s\S]*周\*\*[\s\S]*SJ\*\*\*\*23/);
    expect(text).not.toContain(idNumberOf(61));
    expect(text).toContain('还不公示,等另一位审核员复核');
    expect(text).not.toContain('马上公示');
    expect(text).toContain('不公示,理由原样发给本人,本人可以重新登记');
    expect(await citizen('one')('谁查了我')).toContain('公租房押金收据遗失声明');
  });

  it('makes it public only together with another one, and whoever filed it hears its number', async () => {
    const typed = await handIn('two', 'SJ201900124');
    expect((await decide(typed, 'approve')).text).toContain('这种证要两个人看过才公示');
    expect((await decide(typed, 'endorse')).status).toBe(303);
    expect(await citizen('two')('我的')).toContain('待复核');
    expect((await decide(typed, 'approve')).text).toContain('这一份要两个人看,您已经看过了');
    expect((await desk('', null, second)).text).toContain(`受理号 ${typed} · 公租房押金收据`);
    expect((await decide(typed, 'approve', '', second)).status).toBe(303);
    const [told] = (await sentTo(county, 'two')).slice(-1);
    const number = /YS-\d{8}-\d{4}/.exec(told ?? '')?.[0] ?? '';
    expect(told).toContain('公示了:公租房押金收据遗失声明');
    expect(await (await fetch(`${county.url}/board/${number}`)).text()).toContain('SJ****24');
    expect((await decide(typed, 'approve')).status).not.toBe(303);
  });

  it('sees the photo that was sent, and every look at it is in the trail', async () => {
    const typed = await handIn('photo', 'SJ201900130');
    expect((await desk(`/${typed}`)).text).not.toContain('<img');
    expect((await desk(`/${typed}/photo`)).status).toBe(404);
    const photos = county.means.photos;
    const drawn = photos && (await photos.redraw(await samplePhoto()));
    if (!drawn?.ok) throw new Error('the photo was not drawn');
    await county.store.transaction(async (records) => {
      const notice = await records.notices.lock(Number(typed));
      const pictured = notice && (await withPhoto(records, notice, drawn.value, county.clock.now()));
      if (pictured?.ok) await records.notices.save(pictured.value, county.clock.now());
    });
    expect((await desk(`/${typed}`)).text).toContain(`src="/desk/notices/${typed}/photo"`);
    const shown = await fetch(`${county.url}/desk/notices/${typed}/photo`, { headers: { Cookie: cookie } });
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    const runner = await sit(member(({ roles }) => roles.includes('runner') && !roles.includes('reviewer')));
    expect((await desk(`/${typed}/photo`, null, runner)).status).toBe(403);
    const trail = await county.store.transaction((records) => records.trail.of(`notice ${typed}`));
    expect(trail.filter(({ event }) => event === 'notice-photo-viewed')).toHaveLength(1);
    expect((await decide(typed, 'decline', '看不清')).status).toBe(303);
    expect((await desk(`/${typed}/photo`)).status).toBe(404);
  });

  it('declines only with a reason, which the applicant reads', async () => {
    const typed = await handIn('three', 'SJ201900125');
    const without = await decide(typed, 'decline');
    expect(without.status).toBe(422);
    expect(without.text).toContain('要写理由');
    expect((await decide(typed, 'decline', '收据不是本县开的')).status).toBe(303);
    expect((await sentTo(county, 'three')).at(-1)).toContain('理由:收据不是本县开的');
    expect(await citizen('three')('我的')).toContain('没有通过审核');
  });

  it('records an objection, which stops the term, and decides it', async () => {
    const number = await fileNotice(citizen('four'), { name: '周大海', idNumber: idNumberOf(67) });
    const typed = (await desk(`?number=${number}`)).to.replace('/desk/notices/', '');
    expect((await decide(typed, 'dispute', '张某说证在他手里')).status).toBe(303);
    expect(await citizen('any')(`查公示 ${number}`)).toContain('有异议,处理中');
    county.clock.set('2026-12-20 09:00');
    await ringNotices(county);
    expect(await citizen('any')(`查公示 ${number}`)).toContain('有异议,处理中');
    expect((await decide(typed, 'dismiss', '核实过,证不在他手里')).status).toBe(303);
    await ringNotices(county);
    expect(await citizen('any')(`查公示 ${number}`)).toContain('期满生效');
    expect((await decide(typed, 'revoke', '证没有丢,押给了别人')).status).toBe(303);
    expect(await citizen('any')(`查公示 ${number}`)).toContain('已撤销(不实)');
    const { faults } = await county.store.transaction(({ notices }) => notices.board.check());
    expect(faults).toEqual([]);
    county.clock.set('2026-11-16 09:00');
  });
});

describe('who is no reviewer', () => {
  it.each(['', '/1'])('sees nothing at /desk/notices%s', async (path) => {
    const runner = await sit(member(({ roles }) => roles.includes('runner') && !roles.includes('reviewer')));
    expect((await desk(path, null, runner)).status).toBe(403);
    expect((await desk(path, null, '')).status).toBe(401);
  });

  it('decides nothing, not even with a form of his own', async () => {
    const typed = await handIn('five', 'SJ201900126');
    const { text } = await desk(`/${typed}`);
    const stolen = { token: tokenIn(text), verb: 'approve', reason: '' };
    expect((await desk(`/${typed}`, stolen, 'desk=')).status).toBe(403);
    expect((await desk(`/${typed}`, { ...stolen, token: 'x' })).status).toBe(403);
    expect(await citizen('five')('我的')).toContain('审核中');
  });
});
