import type { Instant } from '../../../server/core/time.ts';
import { type AccessToken, createAccessToken } from './access-token.ts';
import { ApiFault } from './api-fault.ts';
import { type Call, createCall } from './call.ts';

/** The calls we make to the official account's API. Each throws an ApiFault when it fails. */
export type WechatApi = {
  /** 客服消息: a text of at most 2,048 bytes to a citizen who spoke within 48 hours. Not idempotent. */
  sendText(openid: string, text: string): Promise<void>;
  /** Fetches a token: proves that app id, secret and address list are right. */
  check(): Promise<void>;
};

export function createApi(
  account: { apiUrl: string; appId: string; appSecret: string },
  now: () => Instant,
  wait?: number,
): WechatApi {
  const call = createCall(account.apiUrl, wait);
  const token = createAccessToken(account, call, now);
  return {
    async sendText(openid, text) {
      const body = { touser: openid, msgtype: 'text', text: { content: text } };
      await authorised(call, token, '/cgi-bin/message/custom/send', body);
    },
    async check() {
      await token.get();
    },
  };
}

/** Calls with the token; when the platform refuses the token, once more with a newer one. */
async function authorised(call: Call, token: AccessToken, path: string, body: object): Promise<void> {
  const first = await token.get();
  try {
    await call(withToken(path, first), body);
  } catch (fault) {
    if (!(fault instanceof ApiFault) || fault.kind !== 'token') throw fault;
    await call(withToken(path, await token.replace(first)), body);
  }
}

function withToken(path: string, token: string): string {
  return `${path}?access_token=${encodeURIComponent(token)}`;
}
