import type { Fields } from './fake-dingtalk-http.ts';
import type { FakeDingTalkOptions } from './fake-dingtalk-options.ts';

/** Documented: names up to 100 bytes, values up to 1 KB. What the platform says to longer ones is assumed. */
const LONGEST_NAME = 100;
const LONGEST_VALUE = 1024;

const SPACES = /^dtv1\.card\/\/(?:IM_GROUP\.[\w+/=-]+)(?:;IM_GROUP\.[\w+/=-]+)*$/;

/** What is wrong with the card of a create call: the platform's code, or null. */
export function cardFault(
  { cardTemplateId, outTrackId, cardData }: Fields,
  options: FakeDingTalkOptions,
): string | null {
  if (typeof cardTemplateId !== 'string' || cardTemplateId === '') return 'param.cardTemplateIdEmpty';
  if (typeof outTrackId !== 'string' || outTrackId === '') return 'param.outTrackIdEmpty';
  if (!options.cardTemplates.includes(cardTemplateId)) return 'param.templateNotExist';
  const params = cardParams(cardData);
  if (params === null) return 'param.cardPublicDataEmpty';
  return areTexts(params) ? null : 'param.invalid';
}

/** What is wrong with the chats of a create or deliver call. */
export function deliveryFault(
  { outTrackId, openSpaceId, imGroupOpenDeliverModel }: Fields,
  { robotCode }: FakeDingTalkOptions,
): string | null {
  if (typeof outTrackId !== 'string' || outTrackId === '') return 'param.outTrackIdEmpty';
  if (typeof openSpaceId !== 'string' || openSpaceId === '') return 'param.openSpaceIdEmpty';
  if (!SPACES.test(openSpaceId)) return 'param.openSpaceIdInvalid';
  if (imGroupOpenDeliverModel === undefined || imGroupOpenDeliverModel === null) return 'param.openDeliverModelEmpty';
  return (imGroupOpenDeliverModel as Fields).robotCode === robotCode ? null : 'param.openDeliverModelError';
}

export function spacesOf(openSpaceId: unknown): readonly string[] {
  return [...String(openSpaceId).matchAll(/IM_GROUP\.([^;]+)/g)].map(([, space = '']) => space);
}

type Params = Readonly<Record<string, string>>;

/** The values of a card; null when it has none. */
export function cardParams(data: unknown): Params | null {
  const { cardParamMap } = (data ?? {}) as Fields;
  return typeof cardParamMap === 'object' && cardParamMap !== null ? (cardParamMap as Params) : null;
}

/** Whether each value is text of a length that the platform takes. */
export function areTexts(params: Params): boolean {
  return Object.entries(params).every(
    ([name, value]: [string, unknown]) =>
      typeof value === 'string' && Buffer.byteLength(name) <= LONGEST_NAME && Buffer.byteLength(value) <= LONGEST_VALUE,
  );
}
