import type { Locator, Page } from 'playwright-core';
import { violations } from '../browser.ts';
import { sidewaysOnPhone, smallTargets } from './phone.ts';

/** What a finger needs at least, in pixels. */
const TARGET = 44;

/** Who holds a telephone: looks at the page on top, taps, and says what is wrong with it. `held`: asked each time, because it is picked up later. */
export function handsOn(held: () => Page) {
  const top = (): Locator => held().locator('.phone-page').last();
  return {
    /** The page that is seen. */
    top,
    text: async (): Promise<string> => (await top().textContent()) ?? '',
    /** Taps the first button of that name. */
    tapOn: (label: string | RegExp, exact = false): Promise<void> =>
      top().getByRole('button', { name: label, exact }).first().tap(),
    /** Waits until the page says it. */
    see: (text: string | RegExp): Promise<void> => top().getByText(text).first().waitFor(),
    /** Picks one of a picker's list, which opens below. */
    pick: (label: string): Promise<void> => held().locator('.phone-dialog').getByText(label, { exact: true }).tap(),
    /** What is wrong with the page for whoever reads, hears or taps otherwise; nothing when it is right. */
    wrongHere: async (target = TARGET): Promise<string[]> => [
      ...(await violations(held())),
      ...(await smallTargets(held(), target)),
      ...((await sidewaysOnPhone(held())) > 0 ? ['scrolls sideways'] : []),
    ],
  };
}
