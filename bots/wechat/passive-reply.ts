import type { Instant } from '../../server/core/time.ts';
import type { Heard } from './parse.ts';
import { writeXml } from './xml.ts';

/** What the platform reads as "taken, nothing to say now": no notice of failure, no further attempt. */
export const TAKEN = 'success';

/** A text in the same response: needs no token and no quota. Source: 被动回复用户消息. */
export function passiveReply(heard: Heard, text: string, at: Instant): string {
  return writeXml({
    ToUserName: heard.from,
    FromUserName: heard.to,
    CreateTime: Math.floor(at / 1000),
    MsgType: 'text',
    Content: text,
  });
}
