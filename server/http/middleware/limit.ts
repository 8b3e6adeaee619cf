import { isIPv6 } from 'node:net';
import type { Middleware } from 'koa';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { DoorCode } from '../refusals.ts';
import { refuse } from '../refuse.ts';

/** The bucket an address falls into: a whole /64 for IPv6, where one household has more addresses than we have memory. */
export function bucketOf(ip: string): string {
  if (ip.startsWith('::ffff:') || !isIPv6(ip)) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const zeros = ip.includes('::') ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0') : [];
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}

/** At most `perMinute` requests an address a minute. Kept in memory: several processes each count for themselves. */
export function limitPerMinute(perMinute: number, code: DoorCode = 'too-many'): Middleware {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (ctx, next) => {
    const over = await limiter.consume(bucketOf(ctx.ip)).then(
      () => null,
      (left: unknown) => (left instanceof RateLimiterRes ? left : Promise.reject(left)),
    );
    if (over === null) return next();
    ctx.set('Retry-After', String(Math.max(1, Math.ceil(over.msBeforeNext / 1000))));
    refuse(ctx, code);
  };
}

/** At most `most` requests at work at once; the rest are told to come back, so that those inside are answered in time. */
export function limitAtOnce(most: number): Middleware {
  let inside = 0;
  return async (ctx, next) => {
    if (inside >= most) {
      ctx.set('Retry-After', '2');
      return refuse(ctx, 'busy');
    }
    inside += 1;
    try {
      await next();
    } finally {
      inside -= 1;
    }
  };
}
