import { areTexts, cardFault, cardParams, deliveryFault, spacesOf } from './fake-dingtalk-card-rules.ts';
import type { FakeGate } from './fake-dingtalk-gate.ts';
import type { Answer, FakeHttp, Fields } from './fake-dingtalk-http.ts';
import { Journal } from './fake-dingtalk-journal.ts';
import type { FakeDingTalkOptions } from './fake-dingtalk-options.ts';
import { apiError } from './fake-dingtalk-refusal.ts';

export const CREATE_CARD_PATH = '/v1.0/card/instances/createAndDeliver';
export const UPDATE_CARD_PATH = '/v1.0/card/instances';
export const DELIVER_CARD_PATH = '/v1.0/card/instances/deliver';

/** One card of the platform. All its copies show the same. */
export type FakeCard = {
  readonly outTrackId: string;
  /** What everybody sees. */
  params: Readonly<Record<string, string>>;
  /** What one person sees besides, by userId. */
  readonly own: Map<string, Readonly<Record<string, string>>>;
  /** Chats that have a copy, in order; one that was delivered twice stands twice. */
  readonly rooms: string[];
};

/** What happened to a card. `room`: the chat that got a copy; `person`: who alone sees the change. */
export type CardChange = {
  readonly kind: 'delivered' | 'changed' | 'changed-for-one';
  readonly card: FakeCard;
  readonly room: string | null;
  readonly person: string | null;
};

/**
 * The card half of the fake: create and deliver, update, deliver to further chats. Source of shapes and codes: the platform's
 * reference (create-and-deliver-cards, interactive-card-update-interface, delivery-card-interface), as of summer 2026.
 */
export class FakeCards {
  readonly byId = new Map<string, FakeCard>();
  readonly changes = new Journal<CardChange>();
  /** Chats that the robot is not in: delivery there fails, though the call succeeds. */
  readonly absentFrom = new Set<string>();
  /** What a failed delivery is told. */
  deliveryError = 'spaceId is illegal';
  /** Cards that were updated while a tap on them was not answered yet, which the platform asks not to do. */
  readonly updatedDuringTap: string[] = [];
  readonly #options: FakeDingTalkOptions;
  readonly #tapped = new Set<string>();

  constructor(http: FakeHttp, options: FakeDingTalkOptions, gate: FakeGate) {
    this.#options = options;
    http.route('POST', CREATE_CARD_PATH, (call) => gate.refusal(call) ?? this.#create(call.body));
    http.route('PUT', UPDATE_CARD_PATH, (call) => gate.refusal(call) ?? this.#update(call.body));
    http.route('POST', DELIVER_CARD_PATH, (call) => gate.refusal(call) ?? this.#deliver(call.body));
  }

  tapped(outTrackId: string): void {
    this.#tapped.add(outTrackId);
  }

  /** What the answer to a tap changes: for all, or for who tapped. Keys that are not named stay only when asked for. */
  answered(outTrackId: string, person: string, response: Fields): void {
    this.#tapped.delete(outTrackId);
    const card = this.byId.get(outTrackId);
    if (card === undefined) return;
    const { updateCardDataByKey, updatePrivateDataByKey } = (response.cardUpdateOptions ?? {}) as Fields;
    const all = cardParams(response.cardData);
    if (all !== null) {
      card.params = updateCardDataByKey === true ? { ...card.params, ...all } : all;
      this.changes.add({ kind: 'changed', card, room: null, person: null });
    }
    const own = cardParams(response.userPrivateData);
    if (own === null) return;
    card.own.set(person, updatePrivateDataByKey === true ? { ...card.own.get(person), ...own } : own);
    this.changes.add({ kind: 'changed-for-one', card, room: null, person });
  }

  #create(body: Fields): Answer {
    const fault = cardFault(body, this.#options) ?? deliveryFault(body, this.#options);
    if (fault !== null) return apiError(400, fault, fault);
    const outTrackId = String(body.outTrackId);
    if (this.byId.has(outTrackId)) return apiError(400, 'param.cardAlreadyExist', 'param.cardAlreadyExist');
    const card: FakeCard = { outTrackId, params: cardParams(body.cardData) ?? {}, own: new Map(), rooms: [] };
    this.byId.set(outTrackId, card);
    return { body: { success: true, result: { outTrackId, deliverResults: this.#place(card, body) } } };
  }

  #update(body: Fields): Answer {
    if (typeof body.outTrackId !== 'string' || body.outTrackId === '')
      return apiError(400, 'param.outTrackIdEmpty', 'param.outTrackIdEmpty');
    const params = cardParams(body.cardData);
    if (params === null)
      return apiError(400, 'param.cardDataAndPrivateDataBothEmpty', 'cardData 和 privateData 同时为空');
    if (!areTexts(params)) return apiError(400, 'param.invalid', 'param.invalid');
    const card = this.byId.get(body.outTrackId);
    if (card === undefined) return apiError(400, 'param.cardNotExist', 'param.cardNotExist');
    if (this.#tapped.has(card.outTrackId)) this.updatedDuringTap.push(card.outTrackId);
    const { updateCardDataByKey } = (body.cardUpdateOptions ?? {}) as Fields;
    card.params = updateCardDataByKey === true ? { ...card.params, ...params } : params;
    this.changes.add({ kind: 'changed', card, room: null, person: null });
    return { body: { success: true, result: true } };
  }

  #deliver(body: Fields): Answer {
    const fault = deliveryFault(body, this.#options);
    if (fault !== null) return apiError(400, fault, fault);
    const card = this.byId.get(String(body.outTrackId));
    if (card === undefined) return apiError(400, 'param.cardNotExist', 'param.cardNotExist');
    return { body: { success: true, result: this.#place(card, body) } };
  }

  /** HTTP 200 and `success` say nothing of the single chats: each has its own result. */
  #place(card: FakeCard, body: Fields): readonly object[] {
    return spacesOf(body.openSpaceId).map((spaceId) => {
      const success = !this.absentFrom.has(spaceId);
      if (success) {
        card.rooms.push(spaceId);
        this.changes.add({ kind: 'delivered', card, room: spaceId, person: null });
      }
      return { spaceType: 'IM_GROUP', spaceId, success, carrierId: '', errorMsg: success ? '' : this.deliveryError };
    });
  }
}
