import { Agent, request } from 'node:http';
import { XMLParser } from 'fast-xml-parser';
import type { FakeWeixin } from './fake-weixin.ts';
import type { Act } from './fake-weixin-windows.ts';
import { messageXml, type PushFields, type PushOptions, pushRequest, type Request } from './wechat-push.ts';
import { createSeal, type Seal, type SealOptions } from './wechat-seal.ts';

export type PlatformOptions = SealOptions & {
  /** The callback's address. */
  readonly url: string;
  /** The account's original id. */
  readonly account?: string;
  /** How long an attempt waits, in milliseconds. */
  readonly waits?: number;
  readonly attempts?: number;
  /** Told of every attempt as it ends; `turn` counts from 1. */
  readonly onAttempt?: (openid: string, attempt: Attempt, turn: number) => void;
  /** Told of every act, because acts open the window for customer messages. */
  readonly api?: FakeWeixin;
};

export type Attempt = { readonly ms: number; readonly status: number | null; readonly body: string };

/** What the citizen sees: nothing yet, a reply, or 该公众号提供的服务出现故障. */
export type Seen = {
  readonly msgId: string | null;
  readonly outcome: 'accepted' | 'reply' | 'failure';
  readonly text: string;
  readonly attempts: readonly Attempt[];
};

/** Milliseconds. Source: 接收普通消息. */
export const WEIXIN_WAITS = 5_000;

const ACTS: Readonly<Record<string, Act>> = { CLICK: 'menu', subscribe: 'subscribe', SCAN: 'scan' };
const reader = new XMLParser({ parseTagValue: false, processEntities: false });

/** WeChat's side of the callback: pushes signed messages, waits, tries three times, and reads the replies. */
export class WechatPlatform {
  readonly seal: Seal;
  readonly #options: PlatformOptions;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  #msgId = 24_000_000_000_000_000n + BigInt(Date.now());

  constructor(options: PlatformOptions) {
    this.#options = options;
    this.seal = createSeal(options);
  }

  close(): void {
    this.#agent.destroy();
  }

  nextMsgId(): string {
    this.#msgId += 1n;
    return String(this.#msgId);
  }

  /** The console's check when the address is saved. */
  async verify(shift = 0): Promise<Attempt> {
    const { query } = pushRequest(this.seal, '', '', '', { mode: 'plain', shift });
    query.set('echostr', '5838479218127813673');
    return this.#request('GET', { query, body: '' });
  }

  text(openid: string, content: string, options: PushOptions = {}, msgId = this.nextMsgId()): Promise<Seen> {
    return this.message(openid, { MsgType: 'text', Content: content }, options, msgId);
  }

  message(openid: string, fields: PushFields, options: PushOptions = {}, msgId = this.nextMsgId()): Promise<Seen> {
    this.#options.api?.windows.open(openid, 'message', Date.now());
    return this.#push(openid, messageXml(this.#headed(openid, fields), msgId), msgId, options);
  }

  event(openid: string, event: string, fields: PushFields = {}, options: PushOptions = {}): Promise<Seen> {
    const act = Object.hasOwn(ACTS, event) ? ACTS[event] : undefined;
    if (act) this.#options.api?.windows.open(openid, act, Date.now());
    const headed = this.#headed(openid, { MsgType: 'event', Event: event, ...fields });
    return this.#push(openid, messageXml(headed, null), null, options);
  }

  /** One request as it is, once: for those that must be refused. */
  raw(openid: string, xml: string, options: PushOptions = {}): Promise<Attempt> {
    return this.#request('POST', pushRequest(this.seal, this.#account, openid, xml, options));
  }

  send(prepared: Request, method = 'POST'): Promise<Attempt> {
    return this.#request(method, prepared);
  }

  get #account(): string {
    return this.#options.account ?? 'gh_rig000000001';
  }

  #headed(openid: string, fields: PushFields): PushFields {
    this.#options.api?.followers.add(openid);
    const time = Math.floor(Date.now() / 1000);
    return { ToUserName: this.#account, FromUserName: openid, CreateTime: time, ...fields };
  }

  async #push(openid: string, xml: string, msgId: string | null, options: PushOptions): Promise<Seen> {
    const attempts: Attempt[] = [];
    for (let turn = 0; turn < (this.#options.attempts ?? 3); turn++) {
      const attempt = await this.raw(openid, xml, options);
      attempts.push(attempt);
      this.#options.onAttempt?.(openid, attempt, turn + 1);
      const seen = this.#read(attempt);
      if (seen !== null) return { msgId, attempts, ...seen };
    }
    return { msgId, attempts, outcome: 'failure', text: '该公众号提供的服务出现故障,请稍后再试' };
  }

  #read({ status, body }: Attempt): { outcome: 'accepted' | 'reply'; text: string } | null {
    if (status !== 200) return null;
    if (body === '' || body === 'success') return { outcome: 'accepted', text: '' };
    const outer = fieldsOf(body);
    const inner = outer.Encrypt === undefined ? outer : this.#unsealed(outer);
    return inner.MsgType === 'text' ? { outcome: 'reply', text: inner.Content ?? '' } : null;
  }

  #unsealed({
    Encrypt = '',
    TimeStamp = '',
    Nonce = '',
    MsgSignature,
  }: Record<string, string>): Record<string, string> {
    if (this.seal.sign(TimeStamp, Nonce, Encrypt) !== MsgSignature) return {};
    return fieldsOf(this.seal.open(Encrypt));
  }

  #request(method: string, { query, body }: Request): Promise<Attempt> {
    const began = performance.now();
    const { url, waits = WEIXIN_WAITS } = this.#options;
    return new Promise((resolve) => {
      const finish = (status: number | null, text: string): void => {
        clearTimeout(timer);
        resolve({ ms: performance.now() - began, status, body: text });
      };
      const outgoing = request(`${url}?${query}`, { method, agent: this.#agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => finish(response.statusCode ?? null, text)).on('error', () => finish(null, ''));
      });
      const timer = setTimeout(() => outgoing.destroy(), waits);
      outgoing.on('error', () => finish(null, ''));
      outgoing.setHeader('content-type', 'text/xml');
      outgoing.end(method === 'POST' ? body : undefined);
    });
  }
}

function fieldsOf(xml: string): Record<string, string> {
  return (reader.parse(xml) as { xml?: Record<string, string> }).xml ?? {};
}
