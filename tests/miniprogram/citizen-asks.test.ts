import jsqr from 'jsqr';
import type { Page, Route } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerHandOver } from '../../server/app/answer-hand-over.ts';
import { BROWSER_MISSING, hasBrowser } from '../rigs/browser.ts';
import { handsOn } from '../rigs/miniprogram/hands.ts';
import type { Phone } from '../rigs/miniprogram/phone.ts';
import { openPhoneCounty, type PhoneCounty } from '../rigs/miniprogram/phone-county.ts';
import { newest, say, tap } from '../rigs/miniprogram/talk.ts';

if (!hasBrowser) console.warn(`left out tests/miniprogram/citizen-asks: ${BROWSER_MISSING}`);

const QUESTION = '孩子上学报名还要开居住证明吗';
type Shared = { readonly title: string; readonly path?: string; readonly query?: string };

/** 微信同声传译 that hears `words`, and whose file of what it says is what it was given to say. */
const speech = (words: string): string =>
  `window.phoneStage = { plugins: { WechatSI: {
    getRecordRecognitionManager: () => ({ start() {}, stop() { this.onStop({ result: '${words}' }); } }),
    textToSpeech: ({ content, success }) => success({ filename: content }),
  } } };`;

/** Of a paper that no list names. */
const ODD = '小学入学报名还要外星人接触证明吗';

describe.skipIf(!hasBrowser)('a citizen asks in the mini-program', () => {
  let at: PhoneCounty;
  /** Of somebody who has told nobody who he is. */
  let phone: Phone;

  beforeAll(async () => {
    at = await openPhoneCounty('2026-11-22 10:00');
    phone = await at.pickUp();
    await phone.goTo('pages/ask/ask');
  });
  afterAll(() => at?.close());

  const verdict = (page: Page) => newest(page).locator('.verdict-word').textContent();

  it('gets the verdict first, then at most six lines, then what can be done', async () => {
    await phone.walkTo('pages/ask/ask');
    await say(phone, QUESTION);
    expect(await verdict(phone.page)).toBe('不用交');
    const lines = await newest(phone.page).locator('.lines > .line').allInnerTexts();
    expect(lines.length).toBeLessThanOrEqual(6);
    expect(lines.join('\n')).toContain('第17项');
    expect(await newest(phone.page).locator('.choice').allInnerTexts()).toEqual([
      '要凭条',
      '窗口还是要',
      '换个问法',
      '找人',
    ]);
    await phone.page.getByText('为什么这么答').tap();
    expect(await newest(phone.page).locator('.why').textContent()).toContain('居住证明');
  });

  it('takes a slip whose code a clerk can scan', async () => {
    await phone.walkTo('pages/ask/ask');
    await say(phone, QUESTION);
    await tap(phone, '要凭条');
    const number = await newest(phone.page).locator('.slip-number').textContent();
    expect(number).toMatch(/^MZ-20261122-\d{4}$/);
    const code = newest(phone.page).locator('.code');
    await expect.poll(async () => read(await code.screenshot())).toBe(`https://wzm.example/slips/${number}`);
    expect((await fetch(`${at.county.url}/slips/${number}`)).status).toBe(200);
    const { tapOn, see, text, top, wrongHere } = handsOn(() => phone.page);
    await tapOn('打开凭条');
    await see('给窗口工作人员');
    await tapOn('转给别人');
    const shared = await phone.page.evaluate("phoneNotes.findLast(({ what }) => what === 'share').with");
    expect(shared).toEqual({ title: '不用交:义务教育阶段报名 · 居住证明', path: `/pages/slip/slip?number=${number}` });
    expect(await text()).toContain('义务教育阶段报名 · 居住证明');
    await expect.poll(async () => read(await top().locator('.code').screenshot())).toContain(number);
    expect(await wrongHere()).toEqual([]);
    await phone.page.evaluate('phoneStage.offline = true'); // at the window, where nothing is received
    await phone.walkTo('pages/mine/mine');
    await tapOn(/居住证明.*MZ-/s);
    await see('先给窗口看上面的码和编号。');
    await expect.poll(async () => read(await top().locator('.code').screenshot())).toContain(number);
    await phone.page.evaluate('phoneStage.offline = false');
  });

  it('says where he lives once, for the windows near by and for who answers him', async () => {
    const { tapOn, see, pick, top } = handsOn(() => phone.page);
    await phone.goTo('pages/ask/ask');
    await top().locator('.place').tap();
    await pick('清河镇');
    await say(phone, QUESTION);
    expect(await verdict(phone.page)).toBe('不用交');
    await phone.goTo('pages/ask/ask');
    await see('清河镇');
    await tapOn(/^附近办/);
    await see('什么都能办');
    expect(await top().locator('.card .title').first().textContent()).toContain('清河镇');
  });

  it('answers a past day from the list of that day, and a wrong character as meant', async () => {
    await phone.walkTo('pages/ask/ask');
    expect(await say(phone, '上学报名还要开居住正明吗')).toContain('第3版');
    expect(await verdict(phone.page)).toBe('不用交');
    at.county.clock.set('2018-11-30 10:00');
    expect(await say(phone, QUESTION)).toContain('第1版');
    at.county.clock.set('2026-11-22 10:00');
    await phone.walkTo('pages/lists/lists');
    await phone.page.getByText(/第3版/).waitFor();
    await phone.page.locator('.day').tap();
    await phone.page.locator('.phone-dialog input').fill('2018-12-01');
    await phone.page.getByText('确定').tap();
    await phone.page.getByText('您在看 2018-12-01 那天的清单').waitFor();
  });

  it('asks back one question, then offers a person, then hands over and keeps silent until he answers', async () => {
    const phone = await at.pickUp();
    await phone.goTo('pages/ask/ask');
    await say(phone, '我要办个证');
    const choices = await newest(phone.page).locator('.choice').allInnerTexts();
    expect(choices.length).toBeLessThanOrEqual(4);
    expect(choices.at(-1)).toBe('都不是');
    expect(await tap(phone, '都不是')).toContain('要转给值班的人吗');
    const number = Number(/已转给值班的人\(编号 (\d+)\)/.exec(await tap(phone, '找人'))?.[1]);
    expect(await say(phone, '社保证明还要吗')).not.toMatch(/不用交|还需要/);
    const { store, means, clock } = at.county;
    const by = means.catalogue.home.staff.find(({ roles }) => roles.includes('dispatcher'));
    if (!by) throw new Error('nobody answers');
    const held = await store.transaction(({ handOvers }) => handOvers.find(number));
    expect(held?.transcript.join('\n')).toContain('群众:我要办个证');
    const words = { number, text: '您说的是哪个证?', by, at: clock.now(), key: 'answer to the one not understood' };
    await store.transaction((records) => answerHandOver(means, records, words));
    await phone.page.getByText('您说的是哪个证?').waitFor();
    await phone.close();
  });

  it('asks for the exception before it says anything about the social-security proof', async () => {
    await phone.walkTo('pages/ask/ask');
    for (const [chosen, said] of [
      ['是', '还需要'],
      ['不是', '不用交'],
    ] as const) {
      expect(await say(phone, '社保证明还要去打吗')).toContain('是拿到外地用,或公检法要求吗?');
      await tap(phone, chosen);
      expect(await verdict(phone.page)).toBe(said);
    }
  });

  it('never says 不用交 to a paper that no list names: it is nominated, with a number', async () => {
    await phone.walkTo('pages/ask/ask');
    const answer = await say(phone, ODD);
    expect(await verdict(phone.page)).toBe('清单里没有这一项');
    expect(answer).toContain('清单以外的证明,窗口不能要');
    const number = /QP-20261122-\d{4}/.exec(answer)?.[0] ?? '';
    const nomination = await at.county.store.transaction(({ nominations }) => nominations.find(number));
    expect(nomination?.question).toContain('外星人');
    await say(phone, '身份证要带吗');
    expect(await verdict(phone.page)).toContain('这不是证明');
    expect(phone.complaints).toEqual([]);
  });

  it('is answered once when the network loses the answer and he sends it again', async () => {
    const phone = await at.pickUp();
    await phone.goTo('pages/ask/ask');
    const given: string[] = [];
    const lose = async (route: Route): Promise<void> => {
      given.push(await (await route.fetch()).text());
      await route.abort('connectionreset');
    };
    await phone.page.route('**/api/questions', lose, { times: 1 });
    expect(await say(phone, ODD)).toContain('现在连不上网');
    await phone.page.locator('.send').tap();
    await phone.page.locator('.verdict-word').waitFor();
    const numbers = /QP-20261122-\d{4}/.exec(given.join());
    expect(numbers).not.toBeNull();
    expect(await newest(phone.page).textContent()).toContain(numbers?.[0]);
    await phone.close();
  });

  it('keeps what was written where there is no network, and asks it when there is', async () => {
    const phone = await at.pickUp();
    await phone.goTo('pages/ask/ask');
    await phone.page.evaluate('phoneStage.offline = true');
    await say(phone, QUESTION);
    expect(await newest(phone.page).textContent()).toContain('现在连不上网');
    expect(await phone.page.locator('.words textarea').inputValue()).toBe(QUESTION);
    await phone.goTo('pages/ask/ask');
    expect(await phone.page.locator('.words textarea').inputValue()).toBe(QUESTION);
    await phone.page.locator('.send').tap();
    await phone.page.locator('.verdict-word').waitFor();
    expect(await verdict(phone.page)).toBe('不用交');
    expect(await phone.page.locator('.words textarea').inputValue()).toBe('');
    await phone.close();
  });

  it('answers whoever does not want to be known, and asks him again only when he comes for more', async () => {
    const phone = await at.pickUp();
    await phone.goTo('pages/mine/mine');
    await phone.page.getByText('用微信身份进入').tap();
    await phone.page.getByText('不同意,先用着').tap();
    await phone.page.getByText('您上次没有同意').waitFor();
    await phone.goTo('pages/ask/ask');
    await say(phone, QUESTION);
    expect(await verdict(phone.page)).toBe('不用交');
    const signIns = await phone.page.evaluate<number>(
      "phoneNotes.filter((each) => each.with === 'POST /api/session').length",
    );
    expect(signIns).toBe(0);
    await phone.close();
  });

  it('hands an answer on by what it is about, to somebody who need not say who he is', async () => {
    const shares = () =>
      phone.page.evaluate<Shared[]>("phoneNotes.filter(({ what }) => what === 'share').map((each) => each.with)");
    await phone.walkTo('pages/ask/ask');
    await say(phone, `我是陈小芳,${QUESTION}`);
    await newest(phone.page).getByRole('button', { name: '转给家人' }).tap();
    await phone.page.evaluate("phoneShare('timeline')");
    await phone.page.evaluate("phoneShare('menu')");
    const [sent, shown, invited] = await shares();
    expect(sent).toMatchObject({ title: '居住证明:不用交' });
    expect(shown).toMatchObject({ title: '居住证明:不用交', query: sent?.path?.split('?')[1] });
    expect(invited).toMatchObject({ path: '/pages/ask/ask' });
    expect(decodeURIComponent(JSON.stringify([sent, shown]))).not.toContain('陈小芳');
    const other = await at.pickUp();
    await other.goTo(sent?.path?.slice(1) ?? '');
    await other.page.locator('.verdict-word').waitFor();
    expect(await verdict(other.page)).toBe('不用交');
    expect(await newest(other.page).textContent()).toContain('第17项');
    await other.goTo('pages/ask/ask');
    await say(other, '我不想活了');
    expect(await newest(other.page).getByRole('button', { name: '转给家人' }).count()).toBe(0);
    await other.close();
  });

  it('hides voice where the plugin is missing, and writes what was heard where it is not', async () => {
    const deaf = await at.pickUp();
    await deaf.goTo('pages/ask/ask');
    expect(await deaf.page.locator('.voice').count()).toBe(0);
    await deaf.close();
    const phone = await at.pickUp();
    await phone.page.addInitScript(speech(QUESTION));
    await phone.goTo('pages/ask/ask');
    await phone.page.locator('.voice').tap();
    await phone.page.locator('.voice.on').tap();
    expect(await phone.page.locator('.words textarea').inputValue()).toBe(QUESTION);
    await phone.close();
  });

  it('has an answer and a commitment read to her to their end, by a button that 长辈版 makes large', async () => {
    const grandmother = await at.pickUp({ elder: true, consent: 'agreed' });
    const { page } = grandmother;
    await page.addInitScript(speech(''));
    await grandmother.goTo('pages/ask/ask');
    await say(grandmother, QUESTION);
    const button = newest(page).getByRole('button', { name: '念给我听' });
    expect((await button.boundingBox())?.width).toBeGreaterThan(280);
    await button.tap();
    await page.waitForFunction("phoneNotes.some(({ what }) => what === 'play')");
    await newest(page).getByRole('button', { name: '念给我听' }).waitFor(); // it has ended, and can be heard again
    const heard = () =>
      page.evaluate<string[]>("phoneNotes.filter(({ what }) => what === 'play').map((each) => each.with)");
    const answer = await heard();
    expect(answer.join('')).toMatch(/^不用交。.*第17项/s);
    await grandmother.walkTo('packages/commitment/pages/sign/sign?row=sf-zhusuo');
    await page.getByRole('button', { name: '读承诺书' }).tap();
    await page.getByRole('button', { name: '念给我听' }).tap();
    await expect.poll(async () => (await heard()).join('')).toContain('照旧交这份证明');
    expect((await heard()).every((part) => part.length <= 300)).toBe(true);
    expect(grandmother.complaints).toEqual([]);
    await grandmother.close();
  });
});

/** What a scanner reads in a picture; null for nothing. */
async function read(png: Buffer): Promise<string | null> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}
