import type { SignIn } from '../../../server/ports/sign-in.ts';
import { openBrowser } from '../browser.ts';
import { openCounty } from '../county.ts';
import { type Habits, openPhones } from './phone.ts';

/** A county at a time, and telephones on which its mini-program runs. */
export async function openPhoneCounty(start: string, signIn?: SignIn) {
  const [county, browser] = await Promise.all([openCounty(start, {}, signIn), openBrowser()]);
  const phones = await openPhones(browser, county.url);
  const close = async (): Promise<void> => {
    await phones.close();
    await browser.close();
    await county.close();
  };
  return { county, pickUp: phones.pickUp, close };
}

export type PhoneCounty = Awaited<ReturnType<typeof openPhoneCounty>>;

/** Such a county with one citizen in it. */
export async function openPhoneOfOne(start: string, habits: Habits = { consent: 'agreed' }) {
  const at = await openPhoneCounty(start);
  const phone = await at.pickUp(habits);
  return { at, phone, page: phone.page };
}
