import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Middleware, ParameterizedContext } from 'koa';

const WORTH_IT = 1024;
const packed = promisify(gzip);

/**
 * Sends text of more than 1 KB gzipped: pages must load on 2G. Not the desk: its pages hold a form token beside words that
 * strangers chose, and the packed length would tell about it.
 */
export const compress: Middleware = async (ctx, next) => {
  await next();
  ctx.vary('Accept-Encoding');
  const text = textOf(ctx.body);
  if (text === null || ctx.path.startsWith('/desk') || !takesGzip(ctx)) return;
  const type = ctx.response.get('Content-Type');
  ctx.body = await packed(text);
  ctx.set('Content-Type', type);
  ctx.set('Content-Encoding', 'gzip');
};

/** Most programs name no encoding at all: with them there is nothing to negotiate. */
function takesGzip(ctx: ParameterizedContext): boolean {
  return ctx.req.headers['accept-encoding'] !== undefined && ctx.acceptsEncodings('gzip', 'identity') === 'gzip';
}

function textOf(body: unknown): string | Buffer | null {
  const text = isPlain(body) ? JSON.stringify(body) : body;
  if (typeof text !== 'string' && !Buffer.isBuffer(text)) return null;
  return text.length > WORTH_IT ? text : null;
}

/** A value that Koa would write as JSON. */
function isPlain(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype;
}
