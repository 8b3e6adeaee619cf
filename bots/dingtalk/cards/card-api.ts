import type { Card } from '../../../server/core/card/card.ts';
import type { ApiRequest, OpenApi } from '../open-api.ts';
import { closed, type Failure, type Outcome, SENT } from '../outcome.ts';
import { cardParams } from './card-params.ts';

/** A chat that a card lives in: its conversationId, and the code of the robot in it. */
export type Room = { readonly chat: string; readonly robot: string };

/** The call went through; each chat has its own result all the same. `missed`: what the platform says of those without a copy. */
export type Placed = { readonly kind: 'placed'; readonly rooms: readonly string[]; readonly missed: readonly string[] };

export type CardApi = {
  /** Makes the card and puts a copy into each chat. */
  create(card: Card, rooms: readonly Room[]): Promise<Placed | Failure>;
  /** Changes every copy. */
  update(card: Card): Promise<Outcome>;
  /** Puts a copy of the card as it is into further chats. */
  deliver(card: Card, rooms: readonly Room[]): Promise<Placed | Failure>;
};

/**
 * The three calls of the platform's cards. Source: its reference pages create-and-deliver-cards, interactive-card-update-interface
 * and delivery-card-interface. `ownAddress`: the only one that links may point to.
 */
export function openCardApi(api: OpenApi, template: string, ownAddress: string): CardApi {
  const call = async (
    method: ApiRequest['method'],
    path: string,
    card: Card,
    more: ApiRequest['body'],
  ): Promise<{ readonly kind: 'result'; readonly result: unknown } | Failure> => {
    const answer = await api({ method, path: `/v1.0/card/instances${path}`, body: { outTrackId: card.id, ...more } });
    if (answer.kind !== 'answered') return answer;
    return answer.body.success === false ? closed('not-successful') : { kind: 'result', result: answer.body.result };
  };
  const dataOf = (card: Card) => ({ cardData: { cardParamMap: cardParams(card, ownAddress) } });

  return {
    async create(card, rooms) {
      const made = await call('POST', '/createAndDeliver', card, {
        cardTemplateId: template,
        callbackType: 'STREAM',
        userIdType: 1,
        ...dataOf(card),
        imGroupOpenSpaceModel: spaceModel(card),
        ...places(rooms),
      });
      if (made.kind !== 'result') return made;
      return placed(rooms, (made.result as { deliverResults?: unknown } | null)?.deliverResults);
    },
    async update(card) {
      const changed = await call('PUT', '', card, dataOf(card));
      return changed.kind === 'result' ? SENT : changed;
    },
    async deliver(card, rooms) {
      const delivered = await call('POST', '/deliver', card, { userIdType: 1, ...places(rooms) });
      return delivered.kind === 'result' ? placed(rooms, delivered.result) : delivered;
    },
  };
}

/** How the chat list and the telephone announce the card: in words, and only aloud when it is worth it. */
function spaceModel({ title, state, notable }: Card) {
  const words = `${title} ${state}`;
  return {
    supportForward: false,
    lastMessageI18n: { ZH_CN: words },
    notification: { alertContent: words, notificationOff: !notable },
  };
}

function places(rooms: readonly Room[]) {
  return {
    openSpaceId: `dtv1.card//${rooms.map(({ chat }) => `IM_GROUP.${chat}`).join(';')}`,
    imGroupOpenDeliverModel: { robotCode: rooms[0]?.robot ?? '' },
  };
}

/** A chat of which the platform says nothing has its copy. */
function placed(rooms: readonly Room[], results: unknown): Placed {
  const list = Array.isArray(results) ? (results as readonly Record<string, unknown>[]) : [];
  const failed = list.filter(({ success }) => success === false);
  const without = new Set(failed.map(({ spaceId }) => String(spaceId)));
  return {
    kind: 'placed',
    rooms: rooms.map(({ chat }) => chat).filter((chat) => !without.has(chat)),
    missed: failed.map(({ errorMsg }) => String(errorMsg ?? '')),
  };
}
