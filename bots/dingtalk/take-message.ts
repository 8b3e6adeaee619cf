import type { Means } from '../../server/app/means.ts';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { takeStaffLine } from '../../server/app/take-staff-line.ts';
import { takePicture } from '../../server/app/task/take-picture.ts';
import type { Content } from '../../server/core/conversation/message.ts';
import { asTyped } from '../../server/core/people/spoken-line.ts';
import { readStaffLine } from '../../server/core/people/staff-line.ts';
import type { FetchPicture } from '../../server/ports/photos.ts';
import type { Heard } from './parse.ts';
import { putReply } from './put-reply.ts';
import { writeRecipient } from './recipient.ts';

/** What is no line may complete one: the app knows whether this person was asked for words. */
const WORDS = { kind: 'words' } as const;

/** Takes one message; when this returns, message and answer are stored together and may be acknowledged. Throws when the store cannot. */
export async function takeMessage(means: Means, heard: Heard, fetchPicture?: FetchPicture): Promise<void> {
  const { incoming, recipient, speaker } = heard;
  const { content } = incoming;
  const replyTo = writeRecipient(recipient);
  const words = wordsOf(content);
  const line = words === null ? null : (readStaffLine(words) ?? WORDS);
  if (line !== null) {
    const chat = {
      channel: incoming.channel,
      chat: incoming.chat,
      // Written out where a group is bound, which is once in its life.
      get recipient() {
        return writeRecipient({ ...recipient, to: 'group', staff: null, webhook: null });
      },
    };
    if (await takeStaffLine(means, line, { incoming, speaker, to: recipient.to, chat, replyTo })) return;
  }
  if (content.kind === 'image' && recipient.to === 'person') {
    if (await takePicture(means, { incoming, speaker, replyTo, fetchPicture })) return;
  }
  const result = await receiveMessage(means, incoming, { replyTo, overheard: recipient.to === 'group', fetchPicture });
  if (result.ok) return;
  await putReply(means, incoming, replyTo, { lines: [result.refusal.message, result.refusal.next], choices: [] });
}

/** What was typed, or what the platform heard, which may be a line as well. */
function wordsOf(content: Content): string | null {
  if (content.kind === 'text') return content.text;
  return content.kind === 'voice' && content.recognised !== null ? asTyped(content.recognised) : null;
}
