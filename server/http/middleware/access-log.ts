import { hash, randomBytes, randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Log } from '../../log/log.ts';
import type { Metrics } from '../metrics.ts';
import { routeOf } from '../route.ts';

/** One line and one measurement a request: the route's pattern, never the address or the body. Who asked is a hash that a restart forgets. */
export function accessLog(log: Log, metrics: Metrics): Middleware {
  const salt = randomBytes(16).toString('hex');
  return async (ctx, next) => {
    const begun = process.hrtime.bigint();
    const request = randomUUID().slice(-12); // random to its last digit, and drawn from a supply
    ctx.state.request = request;
    ctx.set('X-Request-Id', request);
    await next();
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    const route = routeOf(ctx);
    metrics.request({ method: ctx.method, route, status: ctx.status }, seconds);
    log.info('request-answered', {
      request,
      client: hash('sha256', salt + ctx.ip).slice(0, 12),
      method: ctx.method,
      route,
      status: ctx.status,
      ms: Math.round(seconds * 1e4) / 10,
    });
  };
}
