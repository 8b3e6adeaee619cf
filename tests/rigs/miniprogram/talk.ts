import type { Locator, Page } from 'playwright-core';
import type { Phone } from './phone.ts';

/** The answer that came last. */
export function newest(page: Page): Locator {
  return page.locator('.turn').last();
}

/** Writes one thing after the other and waits for each answer; the text of the last. */
export async function say({ page }: Phone, ...words: readonly string[]): Promise<string> {
  for (const each of words)
    await answered(page, async () => {
      await page.locator('.words textarea').fill(each);
      await page.locator('.send').tap();
    });
  return (await newest(page).textContent()) ?? '';
}

/** Taps a button of the newest answer and waits for what it is answered; its text. */
export async function tap({ page }: Phone, label: string): Promise<string> {
  await answered(page, () => newest(page).getByRole('button', { name: label, exact: true }).tap());
  return (await newest(page).textContent()) ?? '';
}

async function answered(page: Page, deed: () => Promise<void>): Promise<void> {
  const before = await page.locator('.turn').count();
  await deed();
  await page.locator('.turn').nth(before).waitFor();
}
