import { setTimeout as pause } from 'node:timers/promises';
import { FakeCards } from './fake-dingtalk-cards.ts';
import type { Delivery } from './fake-dingtalk-delivery.ts';
import { FakeFiles } from './fake-dingtalk-files.ts';
import { FakeGate } from './fake-dingtalk-gate.ts';
import { type Call, FakeHttp, type Fields } from './fake-dingtalk-http.ts';
import { robotMessage, type SaidInDingTalk } from './fake-dingtalk-message.ts';
import { type FakeDingTalkOptions, REAL_PLATFORM } from './fake-dingtalk-options.ts';
import { FakeSends } from './fake-dingtalk-sends.ts';
import { FakeStream, GATEWAY_PATH, type Incident } from './fake-dingtalk-stream.ts';

export const TOPIC_ROBOT = '/v1.0/im/bot/messages/get';
export const TOPIC_CARD = '/v1.0/card/instances/callback';

/** A tap as the platform reports it; `over` is laid over the finished callback. */
export type Tapped = {
  readonly card: string;
  readonly room: string;
  readonly userId: string;
  readonly line?: string;
  readonly over?: Fields;
};

/**
 * A stand-in for the DingTalk platform on the loopback, as far as a Stream robot can see it: gateway, pushes, sessionWebhook,
 * OpenAPI sends, cards. Records all that happens; faults are switched on from outside. Where no source says how the platform
 * behaves, the place says "assumed".
 */
export class FakeDingTalk {
  readonly options: FakeDingTalkOptions;
  readonly http = new FakeHttp();
  readonly stream: FakeStream;
  readonly gate: FakeGate;
  readonly sends: FakeSends;
  readonly cards: FakeCards;
  readonly files: FakeFiles;

  constructor(options: Partial<FakeDingTalkOptions> = {}) {
    this.options = { ...REAL_PLATFORM, ...options };
    this.stream = new FakeStream(this.http, this.options);
    this.gate = new FakeGate(this.http, this.options);
    this.sends = new FakeSends(this.http, this.options, this.gate);
    this.cards = new FakeCards(this.http, this.options, this.gate);
    this.files = new FakeFiles(this.http, this.gate);
    this.stream.incidents.watch((incident) => this.#answered(incident));
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

  /** Somebody taps a button of a card that carries `line`. */
  tap({ card, room, userId, line = '', over = {} }: Tapped, copies = 1, freshIds = false): Delivery {
    const content = JSON.stringify({ cardPrivateData: { actionIds: ['tap'], params: { line } } });
    const { corpId } = this.options;
    const data = {
      ...{ type: 'actionCallback', outTrackId: card, corpId, userId, userIdType: 1 },
      ...{ spaceType: 'IM_GROUP', spaceId: room, content, value: content, extension: '{}' },
      ...over,
    };
    this.cards.tapped(card);
    return this.stream.push({ type: 'CALLBACK', topic: TOPIC_CARD, data, msgId: '' }, copies, freshIds);
  }

  /** An event of the organisation. */
  tell(data: Readonly<Record<string, unknown>>): Delivery {
    return this.stream.push({ type: 'EVENT', topic: '*', data, msgId: '' });
  }

  /** The answer to a tap changes the card. */
  #answered(incident: Incident): void {
    if (incident.kind !== 'acknowledged' || incident.delivery.topic !== TOPIC_CARD) return;
    const { outTrackId, userId } = incident.delivery.data;
    const response = incident.delivery.acks.at(-1)?.data.response;
    this.cards.answered(String(outTrackId), String(userId), (response ?? {}) as Fields);
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
