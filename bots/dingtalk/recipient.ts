import { readObject } from './json-object.ts';

/** Where an answer goes: what the outbox keeps of a message, so that an answer survives a restart. */
export type Recipient = {
  readonly to: 'group' | 'person';
  /** conversationId; case-sensitive. */
  readonly chat: string;
  readonly robot: string;
  /** staffId of who asked; null for people outside the organisation, who can be reached by webhook only. */
  readonly staff: string | null;
  /** The message's own way back, and until when (milliseconds since 1970); null when it had none that may be used. */
  readonly webhook: { readonly address: string; readonly until: number } | null;
};

/** The single chat of a colleague with the robot, reached by the OpenAPI. */
export function single(robot: string, staff: string): Recipient {
  return { to: 'person', chat: '', robot, staff, webhook: null };
}

export function writeRecipient(recipient: Recipient): string {
  return JSON.stringify(recipient);
}

/** Null for anything that `writeRecipient` did not write. */
export function readRecipient(text: string): Recipient | null {
  const { to, chat, robot, staff, webhook } = readObject(text);
  if ((to !== 'group' && to !== 'person') || typeof chat !== 'string' || typeof robot !== 'string') return null;
  return { to, chat, robot, staff: typeof staff === 'string' ? staff : null, webhook: readWebhook(webhook) };
}

function readWebhook(value: unknown): Recipient['webhook'] {
  const { address, until } = (value ?? {}) as Record<string, unknown>;
  return typeof address === 'string' && typeof until === 'number' ? { address, until } : null;
}
