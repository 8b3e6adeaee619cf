import { log, type payloads, types } from 'wechaty-puppet';
import type { Exchange } from './exchange.ts';
import { PuppetRefusals } from './puppet-refusals.ts';

/** Sends a text outside of any exchange: a plugin that speaks unasked. */
export type Speak = (openid: string, text: string) => Promise<void>;

/**
 * The official account as a wechaty puppet. What the callback took goes in by `ingest` and comes out as wechaty's `message`;
 * what is said in answer becomes the answer of that very exchange. It opens no connection and keeps no file.
 */
export class OfficialAccountPuppet extends PuppetRefusals {
  readonly #account: string;
  readonly #speak: Speak;
  readonly #open = new Map<string, Exchange>();
  #answering: Exchange | null = null;

  constructor(account: string, speak: Speak) {
    super();
    this.#account = account;
    this.#speak = speak;
    log.level('silent'); // its lines name openids
  }

  /** Lets wechaty see a message. The exchange stays reachable by the message's id until `close`. */
  ingest(exchange: Exchange): void {
    const { id } = exchange.heard;
    this.#open.set(id, exchange);
    this.emit('message', { messageId: id });
  }

  /**
   * What `say` says to the citizen of the exchange is its answer. wechaty brings a text here before its first await, so what was
   * set for the call holds for the call; following every promise for it would cost each message of the process.
   */
  answer(exchange: Exchange, say: () => Promise<unknown>): Promise<unknown> {
    this.#answering = exchange;
    try {
      return say();
    } finally {
      this.#answering = null;
    }
  }

  exchange(messageId: string): Exchange | undefined {
    return this.#open.get(messageId);
  }

  close(exchange: Exchange): void {
    this.#open.delete(exchange.heard.id);
  }

  override async onStart(): Promise<void> {
    this.login(this.#account);
  }

  override async onStop(): Promise<void> {
    this.#open.clear();
  }

  override name(): string {
    return 'official-account';
  }

  override version(): string {
    return '1';
  }

  override ding(data = ''): void {
    this.emit('dong', { data });
  }

  override async contactList(): Promise<string[]> {
    return [];
  }

  override async roomList(): Promise<string[]> {
    return [];
  }

  /** Nicknames and portraits have been empty since 2021-12-27: nobody is asked for them. */
  override async contactRawPayload(id: string): Promise<string> {
    return id;
  }

  override async contactRawPayloadParser(id: string): Promise<payloads.Contact> {
    const type = id === this.#account ? types.Contact.Official : types.Contact.Individual;
    return { id, name: '', avatar: '', gender: types.ContactGender.Unknown, type, phone: [] };
  }

  override async messageRawPayload(id: string): Promise<Exchange> {
    const exchange = this.#open.get(id);
    if (!exchange) throw new Error('this message is answered');
    return exchange;
  }

  override async messageRawPayloadParser({ heard }: Exchange): Promise<payloads.Message> {
    const { id, from, sentAt, content } = heard;
    const text = content?.kind === 'text' ? content.text : '';
    return { id, talkerId: from, listenerId: this.#account, text, timestamp: sentAt, type: typeOf(heard) };
  }

  override async messageSendText(openid: string, text: string): Promise<void> {
    const exchange = this.#answering;
    if (exchange?.heard.from === openid && exchange.said === null) exchange.settle(text);
    else await this.#speak(openid, text);
  }
}

function typeOf({ content }: Exchange['heard']): types.Message {
  switch (content?.kind) {
    case 'image':
      return types.Message.Image;
    case 'voice':
      return types.Message.Audio;
    case 'event':
      return types.Message.Unknown;
    default:
      return types.Message.Text;
  }
}
