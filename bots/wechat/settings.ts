/** What an official account needs; null where the operator has set nothing. */
export type WechatSettings = {
  /** `wx` and 16 hexadecimal characters, from 设置与开发 → 基本配置. */
  readonly appId: string | null;
  /** Absent: answers go out as passive replies only, and a slow one waits until it is collected. */
  readonly appSecret: string | null;
  readonly token: string | null;
  /** EncodingAESKey, 43 characters. */
  readonly aesKey: string | null;
  /** Base address of the platform's API, without a slash at the end. */
  readonly apiUrl: string;
  /** True only for WECHAT_ALLOW_PLAINTEXT=dev: messages without encryption are then taken too. */
  readonly allowPlaintext: boolean;
};

/** The settings once they are known to be complete. */
export type Account = {
  readonly appId: string;
  readonly appSecret: string | null;
  readonly token: string;
  readonly aesKey: string;
  readonly apiUrl: string;
  readonly allowPlaintext: boolean;
};

const RULES: readonly { readonly name: string; readonly fits: (settings: WechatSettings) => boolean }[] = [
  { name: 'WECHAT_APP_ID', fits: ({ appId }) => /^\w{8,64}$/.test(appId ?? '') },
  { name: 'WECHAT_TOKEN', fits: ({ token }) => /^[A-Za-z0-9]{3,32}$/.test(token ?? '') },
  { name: 'WECHAT_AES_KEY', fits: ({ aesKey }) => /^[A-Za-z0-9]{43}$/.test(aesKey ?? '') },
];

/** The account, or the reason why the channel stays off: a sentence for the operator. */
export function readAccount(settings: WechatSettings): { account: Account } | { why: string } {
  const { appId, token, aesKey } = settings;
  const wrong = RULES.filter(({ fits }) => !fits(settings)).map(({ name }) => name);
  if (appId !== null && token !== null && aesKey !== null && wrong.length === 0)
    return { account: { ...settings, appId, token, aesKey } };
  return appId === null && token === null && aesKey === null
    ? { why: '没有配置(WECHAT_APP_ID、WECHAT_TOKEN、WECHAT_AES_KEY)' }
    : { why: `缺少或写错:${wrong.join('、')}` };
}
