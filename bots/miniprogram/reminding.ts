import { type Day, dayOf, type Instant } from '../../server/core/time.ts';
import type { OutgoingMessage, Sender, SendOutcome, Store } from '../../server/ports/store.ts';
import type { WeixinAccount } from '../weixin/account.ts';
import { ApiFault } from '../weixin/api-fault.ts';
import { type Template, valuesOf } from './template.ts';

const PATH = '/cgi-bin/message/subscribe/send';
const PAGE = 'pages/mine/mine';
/** What comes at once is one thing for who is told of it. */
const SPACING = 10 * 60_000;
/** Whoever is reminded later than this has looked by himself. */
const WORTH = 60 * 60_000;
const MOST = 5_000;

type Around = {
  readonly store: Store;
  readonly account: Pick<WeixinAccount, 'call'>;
  readonly template: Template;
  readonly now: () => Instant;
  readonly log: { warn(event: string, fields: { readonly channel: string; readonly why: string }): void };
};

/**
 * Lays every message ready, as `lay` does, and sends who agreed to it a subscribe message that says where to look. What lies ready is the
 * message; that nobody could be reminded is never a failure of it. Once the platform says that the day's messages are used up, none is
 * tried before the next day.
 */
export function reminding(lay: Sender, { store, account, template, now, log }: Around): Sender {
  const reminded = new Map<string, Instant>();
  let usedUpOn: Day | null = null;

  return {
    async send(message) {
      const laid = await lay.send(message);
      return laid === 'sent' && (await worthIt(message)) ? remind(message) : laid;
    },
  };

  async function worthIt({ channel, recipient }: OutgoingMessage): Promise<boolean> {
    const before = reminded.get(recipient);
    if (usedUpOn === dayOf(now()) || (before !== undefined && now() - before < SPACING)) return false;
    return store.transaction(({ readerReach }) => readerReach.agrees({ channel, person: recipient }, template.id));
  }

  async function remind(message: OutgoingMessage): Promise<SendOutcome> {
    const { recipient, at } = message;
    try {
      const data = valuesOf(template, at);
      await account.call(PATH, { touser: recipient, template_id: template.id, page: PAGE, data });
      remember(recipient);
      return 'sent';
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      return afterFault(message, fault);
    }
  }

  async function afterFault({ channel, recipient, at }: OutgoingMessage, fault: ApiFault): Promise<SendOutcome> {
    const { kind, code } = fault;
    if (kind === 'not-agreed' || kind === 'unknown-person') {
      const whose = { channel, person: recipient };
      await store.transaction(({ readerReach }) => readerReach.disagree(whose, template.id));
      return 'sent';
    }
    log.warn('reminder-failed', { channel: 'miniprogram', why: code === null ? kind : `${kind} ${code}` });
    if (kind === 'limit') usedUpOn = dayOf(now());
    return kind === 'unreachable' && now() - at < WORTH ? 'retry' : 'sent';
  }

  function remember(recipient: string): void {
    if (reminded.size >= MOST) reminded.delete(reminded.keys().next().value ?? '');
    reminded.set(recipient, now());
  }
}
