import type { Middleware } from 'koa';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { limitPerMinute } from '../middleware/limit.ts';
import { refuse } from '../refuse.ts';

/** Full numbers one address may ask for in a minute: a clerk has the paper before him, who tries numbers has not. */
const TRIES_PER_MINUTE = 5;
/** And all addresses together, so that many addresses try no more than few. */
const TRIES_OF_ALL = 120;

/** What stands before a look-up by full number. */
export function tries(): Middleware[] {
  const all = new RateLimiterMemory({ points: TRIES_OF_ALL, duration: 60 });
  const ofAll: Middleware = async (ctx, next) => {
    const left = await all.consume('all').catch(() => null);
    if (left !== null) return next();
    ctx.set('Retry-After', '60');
    refuse(ctx, 'too-many-tries');
  };
  return [limitPerMinute(TRIES_PER_MINUTE, 'too-many-tries'), ofAll];
}
