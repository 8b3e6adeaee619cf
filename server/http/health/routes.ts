import type Router from '@koa/router';
import type { Door } from '../door.ts';
import { internalOnly } from '../middleware/internal-only.ts';
import { openapiDocument } from '../openapi.ts';
import { refuse } from '../refuse.ts';

/** How long a platform has given no sign of life; null when it never did. */
function silence(lastSeenAt: number | null | undefined, now: number): number | null {
  return lastSeenAt ? Math.max(0, Math.round((now - lastSeenAt) / 1000)) : null;
}

/** Red: the store is away, or a channel that is on cannot reach its platform. */
function isWell({ store, channels }: Awaited<ReturnType<Door['uses']['health']>>): boolean {
  return store && channels.every(({ down }) => !down);
}

/** What machines ask about the server itself: alive, ready, measured, described. */
export function healthRoutes(router: Router, { uses, metrics, staffCidrs, site, now }: Door): void {
  router.get('/healthz', async (ctx) => {
    const health = await uses.health();
    ctx.body = {
      status: isWell(health) ? 'alive' : 'impaired',
      version: health.version,
      store: health.store,
      handOvers: { open: health.handOvers.open, oldestSeconds: silence(health.handOvers.oldest, now()) },
      warnings: health.warnings,
      channels: health.channels.map(({ name, on, why, lastSeenAt, down = false }) => ({
        name,
        on,
        down,
        why,
        silentSeconds: silence(lastSeenAt, now()),
      })),
    };
  });

  router.get('/readyz', async (ctx) => {
    const { store } = await uses.health();
    if (!store) {
      ctx.set('Retry-After', '30');
      return refuse(ctx, 'store-down');
    }
    ctx.body = { status: 'ready' };
  });

  router.get('/metrics', internalOnly(staffCidrs), async (ctx) => {
    ctx.body = await metrics.text();
    ctx.set('Content-Type', metrics.contentType);
  });

  router.get('/openapi.json', async (ctx) => {
    const { version } = await uses.health();
    ctx.body = openapiDocument(version, site.publicUrl);
  });
}
