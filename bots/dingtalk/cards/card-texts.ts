import type { Reply } from '../../../server/core/conversation/message.ts';
import type { OutgoingMessage, Sender, SendOutcome } from '../../../server/ports/store.ts';
import type { CardMessage } from './card-sender.ts';

const MOST_KEPT = 2_000;

/**
 * A card as texts: what it says, and what typing instead of tapping would be. Buttons that write into the chat are of no use in
 * a group, where the robot hears only what mentions it.
 */
function textOf({ lines, card }: CardMessage['reply']): Reply {
  const typed = card.buttons.map(({ line }) => line).filter((line) => !lines.some((each) => each.includes(line)));
  return { lines: [...lines, ...(typed.length === 0 ? [] : [`@我 发:${typed.join(' · ')}`])], choices: [] };
}

/** Sends a card to its chats as texts, one after the other. A chat that has it is passed over when the others are tried again. */
export function openCardTexts(sender: Sender): (message: CardMessage) => Promise<SendOutcome> {
  const done = new Set<string>();

  const send = async (message: OutgoingMessage): Promise<SendOutcome> => {
    if (done.has(message.key)) return 'sent';
    const outcome = await sender.send(message);
    if (outcome === 'sent') remember(done, message.key);
    return outcome;
  };

  return async ({ key, channel, reply, at }) => {
    const text = textOf(reply);
    const outcomes: SendOutcome[] = [];
    for (const recipient of reply.card.rooms)
      outcomes.push(await send({ key: `${key} ${recipient}`, channel, recipient, reply: text, at }));
    return outcomes.find((each) => each === 'retry') ?? outcomes.find((each) => each === 'sent') ?? 'dead';
  };
}

function remember(done: Set<string>, key: string): void {
  if (done.size >= MOST_KEPT) done.delete(done.values().next().value ?? '');
  done.add(key);
}
