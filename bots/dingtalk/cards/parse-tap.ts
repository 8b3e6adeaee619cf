import type { Speaker } from '../../../server/core/people/colleague.ts';
import { readObject } from '../json-object.ts';
import { plainText } from '../plain-text.ts';

/** A tap on a button of a card. */
export type Tap = {
  /** The platform's id of this callback: a second delivery carries the same. */
  readonly id: string;
  /** Which card; by its id in the outbox. */
  readonly card: string;
  /** The line that the button carries. Whoever can forge a callback can write anything here. */
  readonly line: string;
  /** The chat whose copy was tapped; null when the platform does not say. */
  readonly room: string | null;
  /** userId of who tapped. */
  readonly person: string;
  /** As the platform vouches for. */
  readonly speaker: Speaker;
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads `data` of a card callback; null when it is no tap of a known person on a button with a line. Source of the fields: the
 * platform's page event-callback-card; spaceId and userIdType: its SDKs for Java and Go.
 */
export function parseTap(id: string, data: string): Tap | null {
  const { type, outTrackId, corpId, userId, userIdType, spaceId, content, value } = readObject(data);
  if (type !== undefined && type !== 'actionCallback') return null;
  // With unionIds in place of userIds nobody could be told apart.
  if (userIdType !== undefined && userIdType !== 1) return null;
  const card = text(outTrackId);
  const person = text(userId);
  const corp = text(corpId);
  const line = lineIn(content) ?? lineIn(value);
  if (!id || !card || !person || !corp || line === null) return null;
  return { id, card, line, room: text(spaceId), person, speaker: { corpId: corp, staffId: person } };
}

/** `content` is JSON as text (documented), or an object (seen). */
function lineIn(content: unknown): string | null {
  const inner = typeof content === 'string' ? readObject(content) : fields(content);
  const { line } = fields(fields(inner.cardPrivateData).params);
  return typeof line === 'string' ? plainText(line) : null;
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 500 ? value : null;
}
