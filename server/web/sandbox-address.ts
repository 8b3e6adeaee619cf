import type { SandboxChat, SandboxPerson } from '../ports/sandbox.ts';

/** One window of the sandbox: who is played, and in which of his chats. */
export type Seat = { readonly person: SandboxPerson; readonly chat: SandboxChat };

/** The address of the sandbox with these windows side by side: `/sandbox?p=c01.account&p=sf001.county`. */
export function sandboxAddress(seats: readonly Seat[]): string {
  const query = seats.map(({ person, chat }) => `p=${encodeURIComponent(`${person.id}.${chat.key}`)}`);
  return query.length === 0 ? '/sandbox' : `/sandbox?${query.join('&')}`;
}
