import type { Locator, Page } from 'playwright-core';
import { openDemo } from '../../bots/sandbox/demo.ts';
import type { Means } from '../../server/app/means.ts';
import { ringWith } from '../../server/app/timers/register.ts';
import { connectChannels } from '../../server/channels.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { createLog } from '../../server/log/log.ts';
import { openPhotos } from '../../server/photos/redraw.ts';
import { hastenOutbox } from '../../server/storage/outbox/hasten.ts';
import { startTimers } from '../../server/storage/timers/worker.ts';
import { usesOf } from '../../server/wiring.ts';
import { shippedKnowledge } from './county.ts';
import { testStore } from './postgres.ts';
import { watchedLog } from './public-bytes.ts';

/**
 * A demonstration as `npm start` puts it together: shipped data, real channels on the played platforms, a real server.
 * `weixinWaits`: how long WeChat waits for an answer where that it waits is to be seen, and not that it waits five seconds.
 */
export async function openPlayedCounty(start: string, weixinWaits?: number) {
  const demo = openDemo();
  const knowledge = await shippedKnowledge(demo.clock);
  const store = await testStore({ county: knowledge.catalogue.home.id });
  const means: Means = { ...knowledge, store, publicUrl: 'https://wzm.example', photos: openPhotos() };
  const lines: string[] = [];
  const log = createLog({ destination: watchedLog(lines) });
  const faults: unknown[] = [];
  const timers = await startTimers(store, ringWith(means), demo.clock);
  const played = demo.play({
    catalogue: knowledge.catalogue,
    open: (settings, slowed) => connectChannels(settings, { ...means, store: slowed(store) }, store, log),
    async reset(now) {
      await hastenOutbox(store, now);
      await timers.sweep();
    },
    failed: (fault) => void faults.push(fault),
    ...(weixinWaits !== undefined && { weixinWaits }),
  });
  const server = createHttpServer({
    uses: usesOf(means, 'test', played.state),
    county: knowledge.catalogue.home,
    publicUrl: means.publicUrl,
    now: () => means.clock.now(),
    log,
    mounts: played.mounts,
    sandbox: played.sandbox,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  played.reachAt(url);
  const moved = played.sandbox.move({ to: 'set', at: start.replace(' ', 'T') });
  if (!moved.ok) throw new Error(moved.refusal.message);
  const close = async (): Promise<void> => {
    played.hush();
    await server.stop();
    await played.stop();
    await timers.stop();
    await store.close();
  };
  return { url, store, sandbox: played.sandbox, logLines: lines, faults, close };
}

export type PlayedCounty = Awaited<ReturnType<typeof openPlayedCounty>>;

/** Opens the sandbox with these windows (`c01.account`), each ready: its groups are bound. */
export async function openSandboxPage(page: Page, county: PlayedCounty, ...seats: string[]): Promise<void> {
  await page.goto(`${county.url}/sandbox?${seats.map((seat) => `p=${seat}`).join('&')}`);
  await page.locator('.connections:has-text("微信 已接通")').waitFor();
  const group = page.locator('[data-chat="county"] .by-robot').first();
  if ((await page.locator('[data-chat="county"]').count()) > 0) await group.waitFor({ state: 'attached' });
}

/** The robot's answers in a window, one text each, a line a line. */
export async function answers(page: Page, pane: string): Promise<string[]> {
  return Promise.all((await page.locator(`${pane} .by-robot`).all()).map(linesOf));
}

async function linesOf(bubble: Locator): Promise<string> {
  return (await bubble.locator('.words > p').allTextContents()).join('\n');
}

/** Does something that the robot answers once; the text of its answer. */
export async function answerTo(page: Page, pane: string, act: () => Promise<unknown>): Promise<string> {
  const robot = page.locator(`${pane} .by-robot`);
  const before = await robot.count();
  await act();
  await robot.nth(before).waitFor({ timeout: 30_000 });
  return linesOf(robot.nth(before));
}

/** Types it and presses Enter. */
export async function type(page: Page, pane: string, text: string): Promise<void> {
  await page.fill(`${pane} textarea`, text);
  await page.press(`${pane} textarea`, 'Enter');
}

export function say(page: Page, pane: string, text: string): Promise<string> {
  return answerTo(page, pane, () => type(page, pane, text));
}

/** Taps what stands under the last answer by its label. */
export function tap(page: Page, pane: string, label: string): Promise<string> {
  const button = page.locator(`${pane} .by-robot`).last().locator('.taps button', { hasText: label }).first();
  return answerTo(page, pane, () => button.click());
}
