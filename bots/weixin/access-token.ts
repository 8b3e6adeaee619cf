import type { Instant } from '../../server/core/time.ts';
import { ApiFault } from './api-fault.ts';
import type { Call } from './call.ts';

const RENEW_EARLY = 5 * 60_000;
const FORCE_AT_MOST_EVERY = 60_000; // the platform allows 20 a day, 30 s apart

/** The account's one token. */
export type AccessToken = {
  /** A token to call with. Everybody who asks meanwhile waits for the same request. */
  get(): Promise<string>;
  /** A newer token than the one that was refused. Of many callers holding the same stale token, the first asks and the others share. */
  replace(stale: string): Promise<string>;
};

type Held = { readonly token: string; readonly until: Instant };

/**
 * Stable token (`/cgi-bin/stable_token`): repeated requests give the same one to all processes, so no process takes it away from another.
 * Only when the platform hands out the very token it refused is a new one forced.
 */
export function createAccessToken(
  account: { appId: string; appSecret: string },
  call: Call,
  now: () => Instant,
): AccessToken {
  let held: Held | null = null;
  let request: Promise<Held> | null = null;
  let forcedAt = Number.NEGATIVE_INFINITY;

  async function ask(force: boolean): Promise<Held> {
    const answer = await call('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: account.appId,
      secret: account.appSecret,
      force_refresh: force,
    });
    const { access_token: token, expires_in: seconds } = answer;
    if (typeof token !== 'string' || token === '') throw new ApiFault('/cgi-bin/stable_token', null);
    return { token, until: now() + Number(seconds ?? 0) * 1000 - RENEW_EARLY };
  }

  async function fetched(stale: string | null): Promise<Held> {
    const fresh = await ask(false);
    if (fresh.token !== stale || now() - forcedAt < FORCE_AT_MOST_EVERY) return fresh;
    forcedAt = now();
    return ask(true);
  }

  function renew(stale: string | null): Promise<string> {
    request ??= fetched(stale)
      .then((fresh) => {
        held = fresh;
        return fresh;
      })
      .finally(() => {
        request = null;
      });
    return request.then(({ token }) => token);
  }

  return {
    async get() {
      return held && held.until > now() ? held.token : renew(null);
    },
    async replace(stale) {
      return held && held.token !== stale ? held.token : renew(stale);
    },
  };
}
