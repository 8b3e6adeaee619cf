import type { SandboxAct, SandboxChat, SandboxPerson } from '../../server/ports/sandbox.ts';
import type { Cast } from './cast.ts';
import { type CardTap, DingTalkCards } from './dingtalk-cards.ts';
import { shownInDingTalk } from './dingtalk-text.ts';
import type { FakeDingTalk } from './fake-dingtalk.ts';
import type { Delivery } from './fake-dingtalk-delivery.ts';
import type { SaidInDingTalk } from './fake-dingtalk-message.ts';
import type { Sent } from './fake-dingtalk-sends.ts';
import { samplePhoto } from './sample-photo.ts';
import type { Tap, Transcript } from './transcript.ts';

type Means = {
  readonly fake: FakeDingTalk;
  readonly cast: Cast;
  readonly transcript: Transcript;
  /** How often one message is delivered. */
  readonly copies: () => number;
};

type Act = Exclude<SandboxAct, { kind: 'tap' | 'subscribe' }> | Tap;

const MOST_UNDER_WAY = 200;
/** downloadCode of what everybody here photographs. */
const SAMPLE = 'sandbox';

/** DingTalk's single chats and groups, as their members see them. */
export class DingTalkChats {
  readonly #means: Means;
  readonly #cards: DingTalkCards;
  /** Bubbles whose delivery was not acknowledged yet, by message id. */
  readonly #underWay = new Map<string, number>();

  constructor(means: Means) {
    this.#means = means;
    this.#cards = new DingTalkCards(means);
    means.fake.files.byCode.set(SAMPLE, samplePhoto());
    means.fake.sends.sent.watch((sent) => this.#arrive(sent));
    means.fake.stream.incidents.watch((incident) => {
      if (incident.kind === 'acknowledged') this.#acknowledged(incident.delivery);
    });
  }

  /** Gives back what the platform delivers; null when the robot was not called. */
  act(by: SandboxPerson, chat: SandboxChat, act: Act): Delivery | null {
    if (isOnCard(act)) return this.#cards.tap(by, chat, act);
    const { fake, transcript, copies } = this.#means;
    const heard = chat.kind === 'single' || !('kind' in act) || (act.kind === 'text' && act.calls);
    const seq = transcript.add({
      room: chat.room,
      kind: 'said',
      from: { id: by.id, name: by.name },
      lines: [`${heard && chat.kind === 'group' ? '@证跑跑 ' : ''}${shownOf(act)}`],
      note: heard ? '正在送…' : '没有 @ 机器人,只有群里的人看得到',
    });
    if (!heard) return null;
    const delivery = fake.say({ ...addressed(by, chat), ...messageOf(act) }, copies());
    if (delivery.lost) transcript.note(seq, '机器人没连上,这句话没有送到,过几秒再说一遍');
    else this.#await(delivery.msgId, seq);
    return delivery;
  }

  #await(msgId: string, seq: number): void {
    this.#underWay.set(msgId, seq);
    if (this.#underWay.size > MOST_UNDER_WAY) this.#underWay.delete(this.#underWay.keys().next().value ?? '');
  }

  #acknowledged({ msgId, acks, connections }: Delivery): void {
    const seq = this.#underWay.get(msgId);
    if (seq === undefined) return;
    const times =
      connections.length > 1 ? `送了 ${connections.length} 次,机器人收下 ${acks.length} 次,只办一次` : '已送到';
    this.#means.transcript.note(seq, times);
    if (acks.length >= connections.length) this.#underWay.delete(msgId);
  }

  #arrive({ via, conversation, people, body }: Sent): void {
    const { cast, transcript } = this.#means;
    const { calls, lines, taps } = shownInDingTalk(body);
    const called = calls === null ? null : (cast.person(calls)?.name ?? calls);
    const note = via === 'webhook' ? '' : '走接口发的';
    const singles = people.flatMap((id) => cast.chatsOf(id).filter(({ kind }) => kind === 'single'));
    const rooms = conversation === null ? singles.map(({ room }) => room) : [conversation];
    for (const room of rooms) transcript.add({ room, kind: 'answer', from: null, lines, taps, calls: called, note });
  }
}

function isOnCard(act: Act): act is CardTap {
  return 'card' in act && act.card !== undefined;
}

function addressed(by: SandboxPerson, { room, name, kind }: SandboxChat): SaidInDingTalk {
  return {
    conversationId: room,
    conversationType: kind === 'group' ? '2' : '1',
    senderStaffId: by.id,
    over: { senderNick: by.name, ...(kind === 'group' && { conversationTitle: name }) },
  };
}

function shownOf(act: Act): string {
  if (!('kind' in act)) return act.text;
  if (act.kind === 'text') return act.text;
  return act.kind === 'image' ? '〔图片〕' : `〔语音〕${act.text === '' ? '钉钉没听出字' : act.text}`;
}

function messageOf(act: Act): SaidInDingTalk {
  if (!('kind' in act) || act.kind === 'text') return { msgtype: 'text', text: ` ${act.text} ` };
  if (act.kind === 'image') return { msgtype: 'picture', content: { downloadCode: SAMPLE } };
  return { msgtype: 'audio', content: { duration: 3_000, downloadCode: 'sandbox', recognition: act.text } };
}
