import { createHash, randomBytes } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Log } from '../../log/log.ts';
import type { Metrics } from '../metrics.ts';
import { routeOf } from '../route.ts';

/** One line and one measurement a request: the route's pattern, never the address or the body. Who asked is a hash that a restart forgets. */
export function accessLog(log: Log, metrics: Metrics): Middleware {
  const salt = randomBytes(16);
  return async (ctx, next) => {
    const begun = process.hrtime.bigint();
    ctx.state.request = randomBytes(6).toString('hex');
    ctx.set('X-Request-Id', ctx.state.request);
    await next();
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    const route = routeOf(ctx);
    metrics.request({ method: ctx.method, route, status: ctx.status }, seconds);
    log.info('request-answered', {
      request: ctx.state.request,
      client: createHash('sha256').update(salt).update(ctx.ip).digest('hex').slice(0, 12),
      method: ctx.method,
      route,
      status: ctx.status,
      ms: Math.round(seconds * 1e4) / 10,
    });
  };
}
