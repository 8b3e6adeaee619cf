import type { Instant } from '../../server/core/time.ts';
import { openAccount } from '../weixin/account.ts';
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
  const { call, authorised } = openAccount(account, now, wait);
  const get = createGetMedia(account.apiUrl, wait);
  return {
    async sendText(openid, text) {
      const body = { touser: openid, msgtype: 'text', text: { content: text } };
      await call('/cgi-bin/message/custom/send', body);
    },
    getMedia: (mediaId, most) => authorised((valid) => get(valid, mediaId, most)),
    async check() {
      await authorised(async () => undefined);
    },
  };
}
