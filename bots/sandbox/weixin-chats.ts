import type { Instant } from '../../server/core/time.ts';
import type { SandboxAct, SandboxChat, SandboxPerson } from '../../server/ports/sandbox.ts';
import type { FakeWeixin } from './fake-weixin.ts';
import { samplePhoto } from './sample-photo.ts';
import type { Tap, Transcript } from './transcript.ts';
import type { Attempt, Seen, WechatPlatform } from './wechat-platform.ts';
import type { PushFields } from './wechat-push.ts';
import { shownInWeixin } from './weixin-text.ts';

type Means = {
  readonly platform: WechatPlatform;
  readonly api: FakeWeixin;
  readonly transcript: Transcript;
  /** How many copies of one message are pushed side by side. */
  readonly copies: () => number;
  /** How long WeChat waits for an answer, in milliseconds. */
  readonly waits: number;
};

/** Acts of the citizen that WeChat pushes. `shown`: what stands in his chat. */
type Push = { readonly shown: string; readonly fields: PushFields; readonly event?: string };

/** MediaId of what everybody here photographs. */
const SAMPLE = 'sandbox';

/** The official account's chats, as the citizens see them. */
export class WeixinChats {
  readonly #means: Means;
  /** The bubble whose push is under way, by openid: where its attempts are written. */
  readonly #underWay = new Map<string, number>();

  constructor(means: Means) {
    this.#means = means;
    means.api.media.set(SAMPLE, samplePhoto());
    means.api.arrived.watch(({ openid, text }) => this.#answer(openid, text, '客服消息,主动补发的'));
  }

  /** Ends when the platform is through with it: answered, taken, or given up. */
  async act(by: SandboxPerson, { room }: SandboxChat, act: Exclude<SandboxAct, { kind: 'tap' }> | Tap): Promise<void> {
    const { transcript, copies } = this.#means;
    const push = pushOf(act);
    const from = { id: by.id, name: by.name };
    const seq = transcript.add({ room, kind: 'said', from, lines: [push.shown], note: '正在送…' });
    const begun: Instant = performance.now();
    this.#underWay.set(room, seq);
    const msgId = this.#means.platform.nextMsgId();
    const seen = await Promise.all(Array.from({ length: copies() }, () => this.#push(room, push, msgId)));
    if (this.#underWay.get(room) === seq) this.#underWay.delete(room);
    for (const { outcome, text } of seen) if (outcome === 'reply') this.#answer(room, text);
    if (seen.every(({ outcome }) => outcome === 'failure'))
      transcript.add({ room, kind: 'notice', from: null, lines: [seen[0]?.text ?? ''] });
    transcript.note(seq, became(seen, performance.now() - begun));
  }

  /** An attempt ended without an answer: the platform pushes again. */
  attempted(openid: string, { status }: Attempt, turn: number): void {
    const seq = this.#underWay.get(openid);
    if (seq !== undefined && status === null && turn < 3)
      this.#means.transcript.note(seq, `${this.#means.waits / 1000} 秒没等到,微信第 ${turn + 1} 次推送…`);
  }

  #push(openid: string, { fields, event }: Push, msgId: string): Promise<Seen> {
    const { platform } = this.#means;
    return event === undefined ? platform.message(openid, fields, {}, msgId) : platform.event(openid, event, fields);
  }

  #answer(room: string, text: string, note = ''): void {
    this.#means.transcript.add({ room, kind: 'answer', from: null, ...shownInWeixin(text), note });
  }
}

function pushOf(act: Exclude<SandboxAct, { kind: 'tap' }> | Tap): Push {
  if (!('kind' in act)) {
    const { text, menuId } = act;
    return {
      shown: text,
      fields: { MsgType: 'text', Content: text, ...(menuId !== null && { bizmsgmenuid: menuId }) },
    };
  }
  switch (act.kind) {
    case 'text':
      return { shown: act.text, fields: { MsgType: 'text', Content: act.text } };
    case 'voice': {
      const heard = act.text === '' ? {} : { Recognition: act.text };
      const shown = `〔语音〕${act.text === '' ? '微信没听出字' : act.text}`;
      return { shown, fields: { MsgType: 'voice', MediaId: 'sandbox-voice', Format: 'amr', ...heard } };
    }
    case 'image':
      return {
        shown: '〔图片〕',
        fields: { MsgType: 'image', PicUrl: 'http://mmbiz.qpic.cn/sandbox', MediaId: SAMPLE },
      };
    case 'subscribe':
      return { shown: '〔关注了公众号〕', fields: {}, event: 'subscribe' };
  }
}

/** What the platform did with the message, in words. */
function became(seen: readonly Seen[], ms: number): string {
  const pushes = seen.reduce((sum, { attempts }) => sum + attempts.length, 0);
  const times = pushes === 1 ? '' : `推了 ${pushes} 次,`;
  const answers = seen.filter(({ outcome }) => outcome === 'reply').length;
  if (answers > 0) return `${times}${seconds(ms)}回话${pushes > 1 ? `,只回了 ${answers} 个` : ''}`;
  if (seen.some(({ outcome }) => outcome === 'accepted')) return `${times}机器人收下了,没有当场回话`;
  return `${times}没有等到回话`;
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`;
}
