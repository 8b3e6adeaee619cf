import type { Instant } from '../../../server/core/time.ts';
import { type AccessToken, createAccessToken } from './access-token.ts';
import { ApiFault } from './api-fault.ts';
import { createCall } from './call.ts';
import { createGetMedia, type Media } from './get-media.ts';

/** The calls we make to the official account's API. Each throws an ApiFault when it fails. */
export type WechatApi = {
  /** 客服消息: a text of at most 2,048 bytes to a citizen who spoke within 48 hours. Not idempotent. */
  sendText(openid: string, text: string): Promise<void>;
  /** What a citizen sent, at most `most` bytes. */
  getMedia(mediaId: string, most: number): Promise<Media>;
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
  const get = createGetMedia(account.apiUrl, wait);
  return {
    async sendText(openid, text) {
      const body = { touser: openid, msgtype: 'text', text: { content: text } };
      await authorised(token, (valid) => call(withToken('/cgi-bin/message/custom/send', valid), body));
    },
    getMedia: (mediaId, most) => authorised(token, (valid) => get(valid, mediaId, most)),
    async check() {
      await token.get();
    },
  };
}

/** Calls with the token; when the platform refuses the token, once more with a newer one. */
async function authorised<T>(token: AccessToken, work: (token: string) => Promise<T>): Promise<T> {
  const first = await token.get();
  try {
    return await work(first);
  } catch (fault) {
    if (!(fault instanceof ApiFault) || fault.kind !== 'token') throw fault;
    return work(await token.replace(first));
  }
}

function withToken(path: string, token: string): string {
  return `${path}?access_token=${encodeURIComponent(token)}`;
}
