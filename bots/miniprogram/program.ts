import type { Instant } from '../../server/core/time.ts';
import type { PageCodes } from '../../server/ports/page-codes.ts';
import type { SignIn } from '../../server/ports/sign-in.ts';
import type { Sender, Store } from '../../server/ports/store.ts';
import { openAccount } from '../weixin/account.ts';
import { codeToSession, type MiniprogramSettings } from './code-to-session.ts';
import { pageCodeFrom } from './page-code.ts';
import { keptPageCodes } from './page-codes.ts';
import { reminding } from './reminding.ts';
import { telephoneOf } from './telephone-of.ts';

/** The mini-program's account on the platform: everything that is asked of it shares one token. */
export type Miniprogram = {
  readonly signIn: SignIn;
  readonly pageCodes: PageCodes;
  /** What is told to its readers; `lay` keeps it for them. */
  sender(lay: Sender, store: Store, now: () => Instant): Sender;
};

type Log = { warn(event: string, fields: { readonly channel: string; readonly why: string }): void };

/** Null where the mini-program is not set up. `now`: real time, in which tokens live. */
export function openMiniprogram(settings: MiniprogramSettings, log: Log, now: () => Instant): Miniprogram | null {
  const { appId, appSecret, apiUrl, template } = settings;
  const warn = (why: string): void => log.warn('sign-in-failed', { channel: 'miniprogram', why });
  const session = codeToSession(settings, warn);
  if (session === null || appId === null || appSecret === null) return null;
  const account = openAccount({ apiUrl, appId, appSecret }, now);
  return {
    signIn: { ...session, telephoneOf: telephoneOf(account, warn), template: template?.id ?? null },
    pageCodes: keptPageCodes(
      pageCodeFrom(apiUrl, account),
      (why) => log.warn('page-code-failed', { channel: 'miniprogram', why }),
      now,
    ),
    sender: (lay, store, countyNow) =>
      template === null ? lay : reminding(lay, { store, account, template, now: countyNow, log }),
  };
}
