import type { FaultSwitch } from '../../server/ports/sandbox.ts';
import type { FakeDingTalk } from './fake-dingtalk.ts';
import { UPDATE_CARD_PATH } from './fake-dingtalk-cards.ts';
import { tooFast } from './fake-dingtalk-refusal.ts';
import { WEBHOOK_PATH } from './fake-dingtalk-sends.ts';
import type { FakeWeixin } from './fake-weixin.ts';
import type { Slowness } from './slow-store.ts';

/** What the lasting faults ask for just now. */
export type Mischief = { readonly slowness: Slowness; weixinCopies: number; dingtalkCopies: number };

type Fault = Pick<FaultSwitch, 'name' | 'platform' | 'label' | 'means'> &
  (
    | { readonly kind: 'once'; readonly happen: () => void }
    /** Gives back what ends it. */
    | { readonly kind: 'lasting'; readonly begin: () => () => void }
  );

const CUSTOMER_MESSAGE = '/cgi-bin/message/custom/send';
const QUIET_BEFORE_CLOSE = 10_000;

function weixinFaults(api: FakeWeixin, mischief: Mischief, waits: number): readonly Fault[] {
  const slow = waits * 1.2;
  const verySlow = waits * 3.2;
  return [
    {
      name: 'slow',
      platform: '微信',
      label: `答得慢(${slow / 1000} 秒)`,
      means: `机器人想 ${slow / 1000} 秒才答;微信等 ${waits / 1000} 秒没等到,会把同一句话再推一次,群众只收到一个答复。`,
      kind: 'lasting',
      begin: () => mischief.slowness.begin(slow),
    },
    {
      name: 'very-slow',
      platform: '微信',
      label: `答得很慢(${verySlow / 1000} 秒)`,
      means: '三次推送都没等到;机器人改用客服消息补发,也只发一次。',
      kind: 'lasting',
      begin: () => mischief.slowness.begin(verySlow),
    },
    {
      name: 'copies',
      platform: '微信',
      label: '一句话推三遍',
      means: '微信把同一句话同时推三遍;机器人只办一次,只回一个。',
      kind: 'lasting',
      begin() {
        mischief.weixinCopies = 3;
        return () => {
          mischief.weixinCopies = 1;
        };
      },
    },
    {
      name: 'window',
      platform: '微信',
      label: '主动消息发不出去(过了 48 小时)',
      means: '当场答复照常;补发的会被微信拒收(45015),答复留着,群众打“取结果”就给。和“答得很慢”一起开才看得出来。',
      kind: 'lasting',
      begin: () =>
        api.server.faults.add({
          path: CUSTOMER_MESSAGE,
          fault: { kind: 'respond', status: 200, body: { errcode: 45015, errmsg: 'response out of time limit' } },
        }),
    },
    {
      name: 'token',
      platform: '微信',
      label: '令牌作废',
      means: '手里的令牌马上作废;下一次补发先被拒一次,换了新令牌再发,群众只收到一条。',
      kind: 'once',
      happen: () => api.tokens.revoke(),
    },
  ];
}

function dingtalkFaults(fake: FakeDingTalk, mischief: Mischief): readonly Fault[] {
  const { sessionWebhookLife } = fake.options;
  return [
    {
      name: 'rotation',
      platform: '钉钉',
      label: '连接到期换线',
      means: '钉钉通知所有连接下线;机器人先连上新的再放掉旧的,这时说的话照样有人答。',
      kind: 'once',
      happen() {
        for (const each of fake.stream.live) each.expire(QUIET_BEFORE_CLOSE);
      },
    },
    {
      name: 'reset',
      platform: '钉钉',
      label: '连接突然断掉',
      means: '所有连接一下子断开,机器人马上重连;断开那一瞬间说的话可能送不到,聊天里会注明。',
      kind: 'once',
      happen() {
        for (const each of fake.stream.live) each.cut();
      },
    },
    {
      name: 'redelivery',
      platform: '钉钉',
      label: '一句话送三遍',
      means: '钉钉把同一句话送三遍;机器人收三次、办一次、答一次。',
      kind: 'lasting',
      begin() {
        mischief.dingtalkCopies = 3;
        return () => {
          mischief.dingtalkCopies = 1;
        };
      },
    },
    {
      name: 'webhook',
      platform: '钉钉',
      label: '会话地址过期',
      means: '当场回话的地址一给就过期;机器人改走接口发,答复照样到,只是不能 @ 提问的人。',
      kind: 'lasting',
      begin() {
        fake.options.sessionWebhookLife = 0;
        return () => {
          fake.options.sessionWebhookLife = sessionWebhookLife;
        };
      },
    },
    {
      name: 'throttled',
      platform: '钉钉',
      label: '钉钉限流',
      means: '钉钉说发得太快;机器人在这个群里 10 分钟不再用会话地址,改走接口发,答复照样到。',
      kind: 'lasting',
      begin() {
        const { body } = tooFast(fake.options.webhookPerMinute);
        const fault = fake.http.faults.add({ path: WEBHOOK_PATH, action: { kind: 'respond', status: 200, body } });
        return () => fault.clear();
      },
    },
    {
      name: 'cards',
      platform: '钉钉',
      label: '卡片改不动(系统繁忙)',
      means: '钉钉不肯改卡片;点按钮照样办、照样答,卡片先停在原样,关掉这个开关以后自己追上,一张也不会多。',
      kind: 'lasting',
      begin() {
        const body = { code: 'system.busy', message: 'system.busy' };
        const fault = fake.http.faults.add({ path: UPDATE_CARD_PATH, action: { kind: 'respond', status: 500, body } });
        return () => fault.clear();
      },
    },
  ];
}

/** The faults by name. Two that slow the answer down replace each other. */
export class FaultSwitches {
  readonly #faults: readonly Fault[];
  readonly #ends = new Map<string, () => void>();
  readonly #counts = new Map<string, number>();

  /** `waits`: how long WeChat waits for an answer, in milliseconds. */
  constructor(api: FakeWeixin, fake: FakeDingTalk, mischief: Mischief, waits: number) {
    this.#faults = [...weixinFaults(api, mischief, waits), ...dingtalkFaults(fake, mischief)];
  }

  get all(): readonly FaultSwitch[] {
    return this.#faults.map(({ name, platform, label, means, kind }) => {
      return { name, platform, label, means, kind, on: this.#ends.has(name), count: this.#counts.get(name) ?? 0 };
    });
  }

  /** False for a name that is not there. */
  turn(name: string, on: boolean): boolean {
    const fault = this.#faults.find((each) => each.name === name);
    if (fault === undefined) return false;
    if (fault.kind === 'once') this.#happen(fault);
    else if (!on) this.#end(name);
    else if (!this.#ends.has(name)) this.#begin(fault);
    return true;
  }

  #happen({ name, happen }: Fault & { kind: 'once' }): void {
    happen();
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  #begin({ name, begin }: Fault & { kind: 'lasting' }): void {
    if (name === 'slow') this.#end('very-slow');
    if (name === 'very-slow') this.#end('slow');
    this.#ends.set(name, begin());
  }

  #end(name: string): void {
    this.#ends.get(name)?.();
    this.#ends.delete(name);
  }
}
