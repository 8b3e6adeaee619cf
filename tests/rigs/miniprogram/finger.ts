import type { Locator } from 'playwright-core';

/** How far a finger goes in one stroke, in steps of a few pixels. */
const STEPS = 14;

/** Draws two strokes on what is drawn on, with a finger. */
export async function drawOn(canvas: Locator): Promise<void> {
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('nothing to draw on');
  const session = await canvas.page().context().newCDPSession(canvas.page());
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  for (const left of [box.x + 40, box.x + 140]) {
    await touch('touchStart', left, box.y + 30);
    for (let step = 1; step < STEPS; step += 1)
      await touch('touchMove', left + step * 5, box.y + 30 + 40 * Math.abs(Math.sin(step)));
    await touch('touchEnd', 0, 0);
  }
  await session.detach();
}
