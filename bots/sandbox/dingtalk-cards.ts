import type { SandboxChat, SandboxPerson } from '../../server/ports/sandbox.ts';
import type { Cast } from './cast.ts';
import type { FakeDingTalk } from './fake-dingtalk.ts';
import type { CardChange, FakeCard } from './fake-dingtalk-cards.ts';
import type { Delivery } from './fake-dingtalk-delivery.ts';
import type { Tap, Transcript } from './transcript.ts';

type Means = {
  readonly fake: FakeDingTalk;
  readonly cast: Cast;
  readonly transcript: Transcript;
  /** How often one tap is delivered. */
  readonly copies: () => number;
};

/** A tap on a card of the platform. */
export type CardTap = Tap & { readonly card: string };

const LOST = '机器人没连上,这一下没有送到,过几秒再点';
const MOST_COPIES = 500;

/** The cards in DingTalk's groups: every copy shows what the platform's card shows, and can be tapped. */
export class DingTalkCards {
  readonly #means: Means;
  /** The bubble of each copy, by card and room, oldest first. */
  readonly #copies = new Map<string, { readonly seq: number; readonly card: FakeCard; readonly room: string }>();
  /** In which room a person tapped a card last. */
  readonly #tapped = new Map<string, string>();

  constructor(means: Means) {
    this.#means = means;
    means.fake.cards.changes.watch((change) => this.#follow(change));
  }

  tap(by: SandboxPerson, { room }: SandboxChat, { card, text, label }: CardTap): Delivery {
    const { fake, transcript, copies } = this.#means;
    const seq = this.#copies.get(`${card} ${room}`)?.seq ?? 0;
    this.#tapped.set(`${card} ${by.id}`, room);
    transcript.note(seq, `${by.name}点了“${label}”,正在送…`);
    const delivery = fake.tap({ card, room, userId: by.id, line: text }, copies());
    if (delivery.lost) transcript.note(seq, LOST);
    return delivery;
  }

  #follow({ kind, card, room, person }: CardChange): void {
    if (kind === 'delivered' && room !== null) this.#place(card, room);
    if (kind === 'changed-for-one' && person !== null) this.#tellOne(card, person);
    if (kind !== 'changed') return;
    const { transcript } = this.#means;
    for (const copy of this.#copies.values()) if (copy.card === card) transcript.turn(copy.seq, shown(card));
  }

  #place(card: FakeCard, room: string): void {
    const seq = this.#means.transcript.add({ room, kind: 'card', from: null, ...shown(card) });
    if (this.#copies.size >= MOST_COPIES) this.#copies.delete(this.#copies.keys().next().value ?? '');
    this.#copies.set(`${card.outTrackId} ${room}`, { seq, card, room });
  }

  /** On the real card only this person reads it; here it says for whom it is. */
  #tellOne(card: FakeCard, person: string): void {
    const { cast, transcript } = this.#means;
    const room = this.#tapped.get(`${card.outTrackId} ${person}`) ?? '';
    const seq = this.#copies.get(`${card.outTrackId} ${room}`)?.seq ?? 0;
    const words = card.own.get(person)?.tapped ?? '';
    transcript.note(seq, `${cast.person(person)?.name ?? person}看到:${words}`);
  }
}

/** What our template makes of the values. */
function shown({ outTrackId, params }: FakeCard) {
  const taps = [1, 2, 3, 4].flatMap((slot) => {
    const label = params[`button${slot}`] ?? '';
    return label === '' ? [] : [{ label, text: params[`line${slot}`] ?? '', menuId: null, card: outTrackId }];
  });
  const lines = (params.lines ?? '').split('\n\n').filter((line) => line !== '');
  return { lines: [params.title ?? '', ...lines], state: params.state ?? '', taps };
}
