import { Journal } from './fake-weixin-journal.ts';
import { type Call, FakeServer } from './fake-weixin-server.ts';
import { FakeTokens } from './fake-weixin-tokens.ts';
import { FakeWindows } from './fake-weixin-windows.ts';

/** A customer message that reached a citizen. */
export type Arrived = { readonly openid: string; readonly text: string };

export type FakeWeixinOptions = { readonly appId: string; readonly appSecret: string; readonly now?: () => number };

const LONGEST_TEXT = 2048;

/**
 * api.weixin.qq.com on the loopback, as far as an official account speaks with it: stable token, customer messages with
 * their window and quota, and every way to fail. Codes and rules: developers.weixin.qq.com, 全局返回码 and 客服消息.
 */
export class FakeWeixin {
  readonly server = new FakeServer();
  readonly tokens = new FakeTokens();
  readonly windows = new FakeWindows();
  readonly arrived = new Journal<Arrived>();
  /** Who follows the account; a push makes a follower. */
  readonly followers = new Set<string>();
  /** What citizens sent, by its MediaId. */
  readonly media = new Map<string, Buffer>();
  readonly #options: Required<FakeWeixinOptions>;

  constructor(options: FakeWeixinOptions) {
    this.#options = { now: Date.now, ...options };
    this.server.route('POST /cgi-bin/stable_token', (call) => this.#token(call));
    this.server.route('POST /cgi-bin/message/custom/send', (call) => this.#send(call));
    this.server.route('GET /cgi-bin/media/get', (call) => this.#media(call));
  }

  get url(): string {
    return this.server.url;
  }

  async start(): Promise<this> {
    await this.server.listen();
    return this;
  }

  stop(): Promise<void> {
    return this.server.close();
  }

  /** How many requests a path got. */
  count(path: string): number {
    return this.server.calls.entries.filter((call) => call.path === path).length;
  }

  #token({ json }: Call): object {
    if (json?.appid !== this.#options.appId) return failure(40013, 'invalid appid');
    if (json.secret !== this.#options.appSecret) return failure(40125, 'invalid appsecret');
    return this.tokens.issue(json.force_refresh === true, this.#options.now());
  }

  /** 获取临时素材: the bytes, or an errcode in JSON. */
  #media({ query }: Call): object {
    const refused = this.tokens.codeOf(query.get('access_token'), this.#options.now());
    if (refused !== 0) return failure(refused, 'invalid credential, access_token is invalid or not latest');
    return this.media.get(query.get('media_id') ?? '') ?? failure(40007, 'invalid media_id');
  }

  #send({ query, json }: Call): object {
    const now = this.#options.now();
    const refused = this.tokens.codeOf(query.get('access_token'), now);
    if (refused !== 0) return failure(refused, 'invalid credential, access_token is invalid or not latest');
    const openid = String(json?.touser ?? '');
    const text = textOf(json?.text);
    if (json?.msgtype !== 'text' || text === null) return failure(47001, 'data format error');
    if (!this.followers.has(openid)) return failure(40003, 'invalid openid');
    if (Buffer.byteLength(text) > LONGEST_TEXT) return failure(45002, 'content size out of limit');
    const closed = this.windows.spend(openid, now);
    if (closed !== 0) return failure(closed, 'response out of time limit or count limit');
    this.arrived.add({ openid, text });
    return failure(0, 'ok');
  }
}

function failure(errcode: number, errmsg: string): object {
  return { errcode, errmsg };
}

function textOf(text: unknown): string | null {
  const content = typeof text === 'object' && text !== null ? (text as { content?: unknown }).content : null;
  return typeof content === 'string' ? content : null;
}
