import type { Wechaty } from 'wechaty';
import type { Converse } from './converse.ts';
import type { Exchange } from './exchange.ts';
import type { Log } from './log.ts';
import type { OfficialAccountPuppet, Speak } from './puppet.ts';
import { openWechaty } from './wechaty-door.ts';

/** How long wechaty may take to bring a message to our handler before we answer without it, in milliseconds. */
const DETOUR = 1000;

/** What messages travel through: wechaty when it runs, straight when it does not. */
export type Facade = {
  /** Brings a message to the conversation and its reply back to the exchange. */
  carry(exchange: Exchange): void;
  /** Resolves when wechaty has started; false when it could not. */
  readonly ready: Promise<boolean>;
  stop(): Promise<void>;
};

type Started = { readonly bot: Wechaty; readonly puppet: OfficialAccountPuppet };

/** Loads wechaty now and only now: a county without this channel never pays for it. */
export function startFacade(account: string, means: { converse: Converse; speak: Speak; log: Log }): Facade {
  const { converse, speak, log } = means;
  let running: Started | null = null;
  const starting = start(account, converse, speak, log).then(
    (started) => {
      running = started;
      return true;
    },
    (fault: unknown) => {
      log.error('wechaty-failed', fault, { channel: 'wechat' });
      return false;
    },
  );
  const straight = async (exchange: Exchange): Promise<void> => {
    if (!exchange.take()) return;
    exchange.settle(await converse(exchange));
    running?.puppet.close(exchange);
  };
  return {
    ready: starting,
    carry(exchange) {
      if (!running) void starting.then(() => (running ? running.puppet.ingest(exchange) : straight(exchange)));
      else running.puppet.ingest(exchange);
      setTimeout(() => void straight(exchange), DETOUR).unref();
    },
    async stop() {
      await starting;
      await running?.bot.stop();
    },
  };
}

async function start(account: string, converse: Converse, speak: Speak, log: Log): Promise<Started> {
  const [{ WechatyBuilder }, { OfficialAccountPuppet }] = await Promise.all([openWechaty(), import('./puppet.ts')]);
  const puppet = new OfficialAccountPuppet(account, speak);
  const bot = WechatyBuilder.build({ puppet });
  bot.on('error', (fault) => log.error('wechaty-fault', fault, { channel: 'wechat' }));
  bot.on('message', async (message) => {
    const exchange = puppet.exchange(message.id);
    if (!exchange?.take()) return;
    const text = await converse(exchange);
    if (text !== null)
      await puppet
        .answer(exchange, () => message.say(text))
        .catch((fault: unknown) => log.error('wechaty-fault', fault, { channel: 'wechat' }));
    exchange.settle(text); // without effect when wechaty brought it already
    puppet.close(exchange);
  });
  await bot.start();
  if (!puppet.isLoggedIn) throw new Error('wechaty did not start');
  return { bot, puppet };
}
