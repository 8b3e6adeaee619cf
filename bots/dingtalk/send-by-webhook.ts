import { afterFault, judgeStatus } from './no-answer.ts';
import { closed, later, type Outcome, SENT } from './outcome.ts';
import type { Posted, Poster } from './post-json.ts';
import type { Recipient } from './recipient.ts';
import type { Rendered } from './render.ts';
import { mayPostTo } from './session-webhook.ts';
import { TokenBucket } from './token-bucket.ts';

/** Twenty messages a minute, then the platform is deaf for ten (platforms.md §3; assumed to hold for sessionWebhooks too). */
const PER_MINUTE = 20;
const PUNISHED_FOR = 10 * 60_000;
const TOO_FAST = '130101';
/** A webhook this close to its end is not begun. */
const MARGIN = 2_000;

export type WebhookSend = (recipient: Recipient, message: Rendered) => Promise<Outcome>;

/** Answers by the message's own webhook: free of quota, able to mention who asked. */
export function openWebhookSend(poster: Poster, configuredOrigin: string, patience: number): WebhookSend {
  const bucket = new TokenBucket(PER_MINUTE, 60_000);
  return async (recipient, message) => {
    const { chat } = recipient;
    const address = openAddress(recipient, configuredOrigin);
    if (address === null) return closed('webhook-over');
    // Every webhook of a chat leads to the same room, so the room has the bucket.
    if (!bucket.take(chat, performance.now())) return later('webhook-bucket-empty');
    try {
      const outcome = judge(await poster.post(address, bodyOf(recipient, message), patience));
      if (isTooFast(outcome)) bucket.pause(chat, PUNISHED_FOR, performance.now());
      return outcome;
    } catch (fault) {
      return afterFault(fault);
    }
  };
}

/** The address while it is good for a while and still passes the rule it passed on arrival. */
function openAddress({ webhook }: Recipient, configuredOrigin: string): string | null {
  if (webhook === null || webhook.until - MARGIN < Date.now()) return null;
  return mayPostTo(webhook.address, configuredOrigin) ? webhook.address : null;
}

function bodyOf({ to, staff }: Recipient, { title, text }: Rendered): object {
  const atUserIds = to === 'group' && staff !== null ? [staff] : [];
  return { msgtype: 'markdown', markdown: { title, text }, at: { atUserIds, isAtAll: false } };
}

function isTooFast(outcome: Outcome): boolean {
  return outcome.kind === 'later' && outcome.code === TOO_FAST;
}

/** HTTP 200 with an errcode other than 0 is a refusal. */
function judge({ status, body }: Posted): Outcome {
  if (status === 200 && body.errcode === 0) return SENT;
  if (status !== 200 || body.errcode === undefined) return judgeStatus(status);
  const code = String(body.errcode);
  return code === TOO_FAST ? later(code) : closed(code);
}
