import type { Instant } from '../../server/core/time.ts';
import { createAccessToken } from './access-token.ts';
import { ApiFault } from './api-fault.ts';
import { type Call, createCall } from './call.ts';

/** An account on the platform, official account or mini-program: its calls share one token. */
export type WeixinAccount = {
  /** Posts JSON with the token. Throws an ApiFault for everything but errcode 0. */
  readonly call: Call;
  /** Works with the token; when the platform refuses it, once more with a newer one. */
  authorised<T>(work: (token: string) => Promise<T>): Promise<T>;
};

/** `wait`: milliseconds for one call. */
export function openAccount(
  account: { readonly apiUrl: string; readonly appId: string; readonly appSecret: string },
  now: () => Instant,
  wait?: number,
): WeixinAccount {
  const post = createCall(account.apiUrl, wait);
  const token = createAccessToken(account, post, now);

  async function authorised<T>(work: (token: string) => Promise<T>): Promise<T> {
    const first = await token.get();
    try {
      return await work(first);
    } catch (fault) {
      if (!(fault instanceof ApiFault) || fault.kind !== 'token') throw fault;
      return work(await token.replace(first));
    }
  }

  return { authorised, call: (path, body) => authorised((valid) => post(withToken(path, valid), body)) };
}

export function withToken(path: string, token: string): string {
  return `${path}?access_token=${encodeURIComponent(token)}`;
}
