import { parse } from 'node:querystring';
import type { Context, Middleware } from 'koa';
import type { Instant } from '../../server/core/time.ts';
import { readCapped } from './capped-body.ts';
import type { Exchange } from './exchange.ts';
import type { Exchanges } from './exchanges.ts';
import type { Admitted, Gate } from './gate.ts';
import { type Heard, parseMessage } from './parse.ts';
import { passiveReply, TAKEN } from './passive-reply.ts';

const CALLBACK_PATH = '/wechat/callback';

export type CallbackOptions = {
  readonly gate: Gate;
  readonly exchanges: Exchanges;
  readonly now: () => Instant;
  /** Every admitted request, before anything else: who spoke. */
  readonly onHeard: (heard: Heard) => void;
  /** What to say when the answer was not ready in time; null: it follows as a message of its own. */
  readonly onPromised: (heard: Heard) => string | null;
};

/**
 * `GET|POST /wechat/callback`: the address the platform pushes to. Everything that does not come from the platform gets
 * 403 `refused`, whatever is wrong with it, and nothing else happens.
 */
export function wechatCallback(options: CallbackOptions): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== CALLBACK_PATH) await next();
    else if (ctx.method === 'GET') greet(ctx, options);
    else if (ctx.method === 'POST') await hear(ctx, options);
    else refuse(ctx);
  };
}

function greet(ctx: Context, { gate }: CallbackOptions): void {
  const echo = gate.greet(parse(ctx.querystring));
  if (echo === null) refuse(ctx);
  else say(ctx, echo);
}

async function hear(ctx: Context, options: CallbackOptions): Promise<void> {
  const body = await readCapped(ctx.req);
  const admitted = body === null ? null : options.gate.admit(parse(ctx.querystring), body);
  const heard = admitted && parseMessage(admitted.fields);
  if (!admitted || !heard) return refuse(ctx);
  options.onHeard(heard);
  const { content } = heard;
  if (content === null) return answer(ctx, admitted, TAKEN);
  const exchange = options.exchanges.of({ ...heard, content });
  if (exchange === null) return busy(ctx);
  await give(ctx, admitted, exchange, options);
}

async function give(ctx: Context, admitted: Admitted, exchange: Exchange, options: CallbackOptions): Promise<void> {
  const { heard } = exchange;
  const given = await exchange.attend(hangingUp(ctx));
  const text = given.kind === 'text' ? given.text : given.kind === 'promised' ? options.onPromised(heard) : null;
  if (given.kind === 'text') follow(ctx, exchange);
  answer(ctx, admitted, text === null ? TAKEN : admitted.wrap(passiveReply(heard, text, options.now())));
}

function hangingUp(ctx: Context): Promise<void> {
  return new Promise((resolve) => ctx.res.once('close', resolve));
}

/** Learns whether the response left whole. */
function follow(ctx: Context, exchange: Exchange): void {
  if (ctx.res.destroyed) exchange.lost();
  else
    ctx.res.once('close', () => {
      if (ctx.res.writableFinished) exchange.delivered();
      else exchange.lost();
    });
}

function answer(ctx: Context, admitted: Admitted, body: string): void {
  ctx.res.once('finish', () => admitted.spend());
  say(ctx, body);
}

function say(ctx: Context, body: string): void {
  ctx.status = 200;
  ctx.type = body.startsWith('<xml>') ? 'text/xml' : 'text/plain';
  ctx.body = body;
}

/** One answer to everything that is wrong. The connection ends, so that what is left of a body is not read. */
function refuse(ctx: Context): void {
  ctx.status = 403;
  ctx.set('Connection', 'close');
  ctx.type = 'text/plain';
  ctx.body = 'refused';
}

/** The platform pushes again. The words are for whoever looks on: an empty answer would be taken for a page that is not there. */
function busy(ctx: Context): void {
  ctx.status = 503;
  ctx.set('Retry-After', '5');
  ctx.type = 'text/plain';
  ctx.body = 'busy';
}
