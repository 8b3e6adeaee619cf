import type { Means } from '../../../server/app/means.ts';
import { takeStaffLine } from '../../../server/app/take-staff-line.ts';
import { readStaffLine } from '../../../server/core/people/staff-line.ts';
import { putReply } from '../put-reply.ts';
import { type Recipient, single, writeRecipient } from '../recipient.ts';
import type { CardOnPlatform, CardRecord } from './card-record.ts';
import type { Tap } from './parse-tap.ts';

/**
 * Does what typing the button's line would do; the reply goes to who tapped, in his single chat. A line that the card does not
 * offer is not followed. When this returns, deed and reply are stored together. Throws when the store cannot.
 */
export async function takeTap(means: Means, record: CardRecord, robot: string, tap: Tap): Promise<void> {
  const { id, person, speaker } = tap;
  const seen = await record.read(tap.card);
  const room = roomOf(tap, seen);
  const at = means.clock.now();
  const content = { kind: 'text', text: tap.line } as const;
  const incoming = { channel: 'dingtalk', account: robot, chat: room, person, messageId: `tap ${id}`, at, content };
  const replyTo = writeRecipient(single(robot, person));
  const line = seen.offers.includes(tap.line) ? readStaffLine(tap.line) : null;
  const group: Recipient = { to: 'group', chat: room, robot, staff: null, webhook: null };
  const chat = { channel: 'dingtalk', chat: room, recipient: writeRecipient(group) };
  // Said in private: nobody in the group sees what comes back.
  const followed =
    line !== null && (await takeStaffLine(means, line, { incoming, speaker, to: 'person', chat, replyTo }));
  if (!followed) await putReply(means, incoming, replyTo, { lines: gone(seen), choices: [] });
}

/** The chat that was tapped in, when the card lives there. */
function roomOf({ room }: Tap, { rooms }: CardOnPlatform): string {
  return rooms.find((each) => each === room) ?? rooms[0] ?? '';
}

function gone({ says }: CardOnPlatform): readonly string[] {
  const now = says === '' ? '这张卡片不是现在这套系统发的。' : `卡片变了,这个按钮已经没有了:${says}`;
  return [now, '看群里的卡片现在怎么写;要做别的,在群里 @我 打字。'];
}
