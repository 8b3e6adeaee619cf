import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Whether this machine has the browser; without it the browser tests are left out, and say how to get it. */
export const hasBrowser = existsSync(CHROMIUM);

export const BROWSER_MISSING = 'chromium is missing: apt-get install chromium fonts-noto-cjk';

/** A real Chromium without a window that calls nobody. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
