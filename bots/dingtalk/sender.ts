import { colleagueIn } from '../../server/core/people/private-line.ts';
import type { Sender, SendOutcome } from '../../server/ports/store.ts';
import { CHANNEL, type Log } from './log.ts';
import { closed, type Outcome } from './outcome.ts';
import { type Recipient, readRecipient, single } from './recipient.ts';
import { renderReply } from './render.ts';
import type { ApiSend } from './send-by-api.ts';
import type { WebhookSend } from './send-by-webhook.ts';

type Means = {
  readonly byWebhook: WebhookSend;
  readonly byApi: ApiSend;
  /** The only address that links may point to. */
  readonly ownAddress: string;
  /** Code of the robot that speaks to colleagues of its own accord. */
  readonly robot: string;
  readonly log: Log;
};

/** How far a message got that was not sent in one go: parts that are out, and tries of which nobody knows the end. */
type Progress = { readonly parts: number; readonly unsure: number };

const NONE: Progress = { parts: 0, unsure: 0 };
/** A message whose end is unknown is tried once more, and says so; after that a person would only be told the same again. */
const MOST_UNSURE = 1;
const MOST_KEPT = 2_000;

/** Sends what the outbox hands over: by webhook while that is open, then by the OpenAPI. Never throws. */
export function openSender({ byWebhook, byApi, ownAddress, robot, log }: Means): Sender {
  const progress = new Map<string, Progress>();

  const sendPart = async (recipient: Recipient, message: { title: string; text: string }): Promise<Outcome> => {
    const first = await byWebhook(recipient, message);
    if (first.kind === 'sent' || first.kind === 'unsure') return first;
    const second = await byApi(recipient, message);
    return second.kind === 'closed' && first.kind === 'later' ? first : second;
  };

  const keep = (key: string, state: Progress): void => {
    if (progress.size >= MOST_KEPT) progress.delete(progress.keys().next().value ?? '');
    progress.set(key, state);
  };

  const conclude = (key: string, state: Progress, { kind, code }: Exclude<Outcome, { kind: 'sent' }>): SendOutcome => {
    const next = kind === 'unsure' ? { ...state, unsure: state.unsure + 1 } : state;
    const dead = kind === 'closed' || next.unsure > MOST_UNSURE;
    log.warn(dead ? 'dingtalk-answer-lost' : 'dingtalk-answer-delayed', { ...CHANNEL, code });
    if (dead) progress.delete(key);
    else keep(key, next);
    return dead ? 'dead' : 'retry';
  };

  return {
    async send({ key, recipient: address, reply }) {
      const recipient = recipientOf(address, robot);
      if (recipient === null) return conclude(key, NONE, { kind: 'closed', code: 'no-recipient' });
      let state = progress.get(key) ?? NONE;
      const mention = recipient.to === 'group' ? recipient.staff : null;
      const again = state.unsure > 0;
      for (const message of renderReply(reply, { mention, ownAddress, again }).slice(state.parts)) {
        const outcome = await sendPart(recipient, message).catch(() => closed('fault'));
        if (outcome.kind !== 'sent') return conclude(key, state, outcome);
        state = { ...state, parts: state.parts + 1 };
      }
      progress.delete(key);
      return 'sent';
    },
  };
}

/** A message's way back, or the single chat of a colleague to whom nobody answers. */
function recipientOf(address: string, robot: string): Recipient | null {
  const staff = colleagueIn(address);
  return staff === null ? readRecipient(address) : single(robot, staff);
}
