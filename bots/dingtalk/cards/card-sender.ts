import type { Card } from '../../../server/core/card/card.ts';
import type { OutgoingMessage, SendOutcome } from '../../../server/ports/store.ts';
import { CHANNEL, type Log } from '../log.ts';
import { closed, type Failure } from '../outcome.ts';
import { readRecipient } from '../recipient.ts';
import type { CardApi, Placed, Room } from './card-api.ts';
import type { CardOnPlatform, CardRecord } from './card-record.ts';

/** A message that carries a card. */
export type CardMessage = OutgoingMessage & { readonly reply: { readonly card: Card } };

type Means = {
  /** Null without a template: cards go out as texts. */
  readonly api: CardApi | null;
  readonly record: CardRecord;
  /** Settles when no tap on the card waits for its acknowledgement: the platform asks not to change a card before. */
  readonly quiet: (card: string) => Promise<void>;
  /** Sends the card as texts to those chats. */
  readonly post: (message: CardMessage) => Promise<SendOutcome>;
  readonly log: Log;
};

/** Refusals that no card of ours gets past: the template is not there, or the app may not make cards. */
const NO_CARDS = /^param\.template|AccessTokenPermissionDenied/;
/** A delivery that failed like this may succeed later. */
const BUSY = /system|busy|timeout/i;

/** Shows cards: made once, then changed in all chats at once; as texts where there are no cards. Throws what the store throws. */
export function openCardSender({ api, record, quiet, post, log }: Means) {
  const asTexts = async (message: CardMessage): Promise<SendOutcome> => {
    const { card } = message.reply;
    if (!card.notable) return 'sent';
    const outcome = await post(message);
    if (outcome === 'sent') await record.post(card);
    return outcome;
  };

  const failed = (message: CardMessage, { kind, code }: Failure): Promise<SendOutcome> | SendOutcome => {
    if (kind === 'closed' && NO_CARDS.test(code)) {
      log.error('dingtalk-cards-refused', new Error(code), {
        ...CHANNEL,
        code,
        why: '卡片模板或权限不对,先用文字代替',
      });
      return asTexts(message);
    }
    const dead = kind === 'closed';
    log.warn(dead ? 'dingtalk-card-lost' : 'dingtalk-card-delayed', { ...CHANNEL, code });
    return dead ? 'dead' : 'retry';
  };

  const conclude = async (card: Card, { rooms, missed }: Placed): Promise<SendOutcome> => {
    const [code] = missed;
    if (code !== undefined) log.warn('dingtalk-card-room-missed', { ...CHANNEL, code, count: missed.length });
    await record.show(card, rooms, rooms.length > 0);
    if (rooms.length > 0) return 'sent';
    return missed.some((each) => BUSY.test(each)) ? 'retry' : 'dead';
  };

  const withoutCard = (message: CardMessage): Promise<SendOutcome> | SendOutcome =>
    api === null ? asTexts(message) : failed(message, closed('no-room'));

  return async (message: CardMessage): Promise<SendOutcome> => {
    const { card } = message.reply;
    const rooms = roomsOf(card);
    if (api === null || rooms.length === 0)
      return isShown(card, await record.read(card.id)) ? 'sent' : withoutCard(message);
    const chats = rooms.map(({ chat }) => chat);
    const past = await record.begin(card, chats);
    if (isShown(card, past)) return 'sent';
    await quiet(card.id);
    const placed = await place(api, card, rooms, past);
    return placed.kind === 'placed' ? conclude(card, placed) : failed(message, placed);
  };
}

/** This, or something newer. */
function isShown({ revision }: Card, past: CardOnPlatform): boolean {
  return past.revision >= revision;
}

function roomsOf(card: Card): readonly Room[] {
  const rooms = card.rooms.flatMap((each) => readRecipient(each) ?? []).filter(({ to }) => to === 'group');
  return [...new Map(rooms.map(({ chat, robot }) => [chat, { chat, robot }])).values()];
}

/** Brings the card into being where it is not, up to date where it is, and into the chats that joined since. */
async function place(
  api: CardApi,
  card: Card,
  rooms: readonly Room[],
  past: CardOnPlatform,
): Promise<Placed | Failure> {
  const there = past.begun ? await change(api, card, past.rooms) : await api.create(card, rooms);
  if (there.kind !== 'placed') return elsewise(api, card, rooms, there);
  return past.begun ? join(api, card, rooms, there) : there;
}

/** The platform knows better than we whether the card exists: after a restored backup, or a call whose end was never known. */
async function elsewise(api: CardApi, card: Card, rooms: readonly Room[], failure: Failure): Promise<Placed | Failure> {
  if (failure.code === 'param.cardNotExist') return api.create(card, rooms);
  if (failure.code !== 'param.cardAlreadyExist') return failure;
  const there = await change(api, card, []);
  return there.kind === 'placed' ? join(api, card, rooms, there) : there;
}

async function change(api: CardApi, card: Card, rooms: readonly string[]): Promise<Placed | Failure> {
  const outcome = await api.update(card);
  return outcome.kind === 'sent' ? { kind: 'placed', rooms, missed: [] } : outcome;
}

/** Puts copies into the chats that have none. Refused, the other chats still have theirs. */
async function join(api: CardApi, card: Card, rooms: readonly Room[], there: Placed): Promise<Placed | Failure> {
  const joining = rooms.filter(({ chat }) => !there.rooms.includes(chat));
  if (joining.length === 0) return there;
  const delivered = await api.deliver(card, joining);
  if (delivered.kind === 'placed') return { ...delivered, rooms: [...there.rooms, ...delivered.rooms] };
  return delivered.kind === 'closed' ? { ...there, missed: [delivered.code] } : delivered;
}
