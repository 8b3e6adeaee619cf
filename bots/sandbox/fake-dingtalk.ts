import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery } from './fake-dingtalk-delivery.ts';
import { type Call, FakeHttp } from './fake-dingtalk-http.ts';
import { robotMessage, type SaidInDingTalk } from './fake-dingtalk-message.ts';
import { type FakeDingTalkOptions, REAL_PLATFORM } from './fake-dingtalk-options.ts';
import { FakeSends } from './fake-dingtalk-sends.ts';
import { FakeStream, GATEWAY_PATH } from './fake-dingtalk-stream.ts';

export const TOPIC_ROBOT = '/v1.0/im/bot/messages/get';

/**
 * A stand-in for the DingTalk platform on the loopback, as far as a Stream robot can see it: gateway, pushes, sessionWebhook,
 * OpenAPI sends. Records all that happens; faults are switched on from outside. Where no source says how the platform
 * behaves, the place says "assumed".
 */
export class FakeDingTalk {
  readonly options: FakeDingTalkOptions;
  readonly http = new FakeHttp();
  readonly stream: FakeStream;
  readonly sends: FakeSends;

  constructor(options: Partial<FakeDingTalkOptions> = {}) {
    this.options = { ...REAL_PLATFORM, ...options };
    this.stream = new FakeStream(this.http, this.options);
    this.sends = new FakeSends(this.http, this.options);
  }

  async start(): Promise<this> {
    await this.http.listen();
    return this;
  }

  async stop(): Promise<void> {
    this.stream.end();
    await this.http.close();
  }

  /** Base address for api.dingtalk.com and oapi.dingtalk.com alike. */
  get url(): string {
    return this.http.url;
  }

  get gatewayCalls(): readonly Call[] {
    return this.http.callsOf(GATEWAY_PATH);
  }

  /** Somebody writes to the robot. `copies` of one delivery; `freshIds` when each has a delivery id of its own. */
  say(said: SaidInDingTalk = {}, copies = 1, freshIds = false): Delivery {
    const webhook = this.sends.newWebhook(said.conversationId ?? 'cidFakeGroup0001==');
    const data = robotMessage(said, this.options, webhook);
    return this.stream.push({ type: 'CALLBACK', topic: TOPIC_ROBOT, data, msgId: data.msgId }, copies, freshIds);
  }

  /** An event of the organisation. */
  tell(data: Readonly<Record<string, unknown>>): Delivery {
    return this.stream.push({ type: 'EVENT', topic: '*', data, msgId: '' });
  }

  /** Waits until so many connections are live. */
  async connected(count: number, patience = 10_000): Promise<void> {
    const end = performance.now() + patience;
    while (this.stream.live.length < count) {
      if (performance.now() > end)
        throw new Error(`${this.stream.live.length} of ${count} connections after ${patience} ms`);
      await pause(5);
    }
  }
}
