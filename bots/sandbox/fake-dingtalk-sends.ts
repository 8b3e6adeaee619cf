import { randomBytes, randomUUID } from 'node:crypto';
import type { FakeGate } from './fake-dingtalk-gate.ts';
import { type Answer, type Call, type FakeHttp, type Fields, readFields } from './fake-dingtalk-http.ts';
import { Journal } from './fake-dingtalk-journal.ts';
import type { FakeDingTalkOptions } from './fake-dingtalk-options.ts';
import { apiError, hookError, tooFast } from './fake-dingtalk-refusal.ts';

export const GROUP_PATH = '/v1.0/robot/groupMessages/send';
export const PERSON_PATH = '/v1.0/robot/oToMessages/batchSend';
export const WEBHOOK_PATH = '/robot/sendBySession';

/** One message that reached people. */
export type Sent = {
  readonly at: number;
  readonly via: 'webhook' | 'group' | 'person';
  readonly conversation: string | null;
  readonly people: readonly string[];
  readonly text: string;
  readonly body: Fields;
};

type Session = { readonly conversation: string; readonly expires: number; readonly stamps: number[] };

/** The answering half of the fake: sessionWebhook, the two OpenAPI sends, their limits and refusals. */
export class FakeSends {
  readonly sent = new Journal<Sent>();
  /** Staff that the platform holds back for being sent too much. */
  readonly flowControlled = new Set<string>();
  readonly #options: FakeDingTalkOptions;
  readonly #http: FakeHttp;
  readonly #sessions = new Map<string, Session>();

  constructor(http: FakeHttp, options: FakeDingTalkOptions, gate: FakeGate) {
    this.#http = http;
    this.#options = options;
    http.route('POST', GROUP_PATH, (call) => gate.refusal(call) ?? this.#toGroup(call.body));
    http.route('POST', PERSON_PATH, (call) => gate.refusal(call) ?? this.#toPeople(call.body));
    http.route('POST', WEBHOOK_PATH, (call) => this.#bySession(call));
  }

  /** A sessionWebhook for one conversation. */
  newWebhook(conversation: string): { readonly address: string; readonly expires: number } {
    const session = randomBytes(16).toString('hex');
    const expires = Date.now() + this.#options.sessionWebhookLife;
    this.#sessions.set(session, { conversation, expires, stamps: [] });
    return { address: `${this.#http.url}${WEBHOOK_PATH}?session=${session}`, expires };
  }

  #toGroup(body: Fields): Answer {
    const wrong = this.#templateFault(body);
    if (wrong !== null) return wrong;
    const conversation = body.openConversationId;
    if (typeof conversation !== 'string')
      return apiError(400, 'invalidParameter.openConversationId.invalid', 'openConversationId无效');
    this.#keep('group', conversation, [], templateText(body), body);
    return { body: { processQueryKey: randomUUID() } };
  }

  #toPeople(body: Fields): Answer {
    const wrong = this.#templateFault(body);
    if (wrong !== null) return wrong;
    const people = Array.isArray(body.userIds) ? body.userIds.map(String) : [];
    if (people.length === 0 || people.length > 20)
      return apiError(400, 'invalidParameter.userIds.invalid', 'userIds为空或超过20个');
    const held = people.filter((each) => this.flowControlled.has(each));
    if (held.length === 0) this.#keep('person', null, people, templateText(body), body);
    return { body: { processQueryKey: randomUUID(), invalidStaffIdList: [], flowControlledStaffIdList: held } };
  }

  #templateFault({ robotCode, msgKey, msgParam }: Fields): Answer | null {
    if (robotCode !== this.#options.robotCode)
      return apiError(400, 'invalidParameter.robotCode.empty', 'robotCode不正确');
    if (typeof msgKey !== 'string') return apiError(400, 'invalidParameter.msgKey.empty', 'msgKey为空');
    if (typeof msgParam !== 'string' || Object.keys(readFields(msgParam)).length === 0)
      return apiError(400, 'invalidParameter.msgParam.invalid', 'msgParam must be a JSON string');
    return null;
  }

  #bySession({ query, bytes, body }: Call): Answer {
    const session = this.#sessions.get(query.get('session') ?? '');
    if (session === undefined || session.expires < Date.now()) return hookError(300001, 'session 不存在或已过期'); // the code is assumed: no public source names it
    const { mostBytes, webhookPerMinute } = this.#options;
    if (bytes > mostBytes) return hookError(460101, 'message too long, exceed 20000 bytes');
    if (typeof body.msgtype !== 'string') return hookError(400, 'msgtype is empty');
    const now = Date.now();
    const recent = session.stamps.filter((stamp) => stamp > now - 60_000);
    if (webhookPerMinute > 0 && recent.length >= webhookPerMinute) return tooFast(webhookPerMinute);
    session.stamps.push(now);
    this.#keep('webhook', session.conversation, [], webhookText(body), body);
    return { body: { errcode: 0, errmsg: 'ok' } };
  }

  #keep(via: Sent['via'], conversation: string | null, people: string[], text: string, body: Fields): void {
    this.sent.add({ at: performance.now(), via, conversation, people, text, body });
  }
}

function templateText({ msgParam }: Fields): string {
  const { text, content } = readFields(String(msgParam));
  return String(text ?? content ?? '');
}

function webhookText({ markdown, text }: Fields): string {
  const { text: marked } = (markdown ?? {}) as Fields;
  const { content } = (text ?? {}) as Fields;
  return String(marked ?? content ?? '');
}
