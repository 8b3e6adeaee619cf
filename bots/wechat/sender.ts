import type { OutgoingMessage, Sender, SendOutcome } from '../../server/ports/store.ts';
import { ApiFault, type ApiFaultKind } from '../weixin/api-fault.ts';
import type { Keeping } from './keeping.ts';
import type { Log } from './log.ts';
import type { Reach } from './reach.ts';
import { renderReply } from './render.ts';
import type { WechatApi } from './wechat-api.ts';

/** Faults after which the citizen can still collect the answer when he next speaks. */
const COLLECTABLE: readonly ApiFaultKind[] = ['window-closed', 'quota-used', 'not-permitted'];
const WORTH_A_RETRY: readonly ApiFaultKind[] = ['token', 'credentials', 'limit', 'unreachable'];

/** Sends what the outbox holds for this channel; never throws. `api` is null when the account has no secret: everything then waits to be collected. */
export function createSender(
  api: WechatApi | null,
  around: { keeping: Keeping; reach: Reach; log: Log; account: string; publicUrl: string },
): Sender {
  const { keeping, reach, log, account, publicUrl } = around;
  return {
    async send(message) {
      try {
        if (api === null) return await keep(message);
        await api.sendText(message.recipient, renderReply(message.reply, publicUrl));
        reach.sent(message.recipient);
        return 'sent';
      } catch (fault) {
        return afterFault(message, fault);
      }
    },
  };

  async function keep(message: OutgoingMessage): Promise<SendOutcome> {
    await keeping.keep(account, message.recipient, message.reply, message.at);
    reach.owe(message.recipient);
    return 'dead';
  }

  async function afterFault(message: OutgoingMessage, fault: unknown): Promise<SendOutcome> {
    const { kind, code } = fault instanceof ApiFault ? fault : { kind: 'unreachable' as const, code: null };
    learn(kind, message.recipient);
    const outcome = await outcomeOf(kind, message);
    log.warn('customer-message-failed', { channel: 'wechat', why: kind, code: code ?? 'none' });
    return outcome;
  }

  async function outcomeOf(kind: ApiFaultKind, message: OutgoingMessage): Promise<SendOutcome> {
    if (COLLECTABLE.includes(kind)) return keep(message).catch((): SendOutcome => 'retry');
    return WORTH_A_RETRY.includes(kind) ? 'retry' : 'dead';
  }

  function learn(kind: ApiFaultKind, openid: string): void {
    if (kind === 'not-permitted') reach.forbid();
    if (kind === 'window-closed' || kind === 'quota-used') reach.closed(openid);
  }
}
