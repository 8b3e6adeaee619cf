import type Router from '@koa/router';
import type { Door } from '../door.ts';
import { refuse } from '../refuse.ts';

const ROBOTS = 'User-agent: *\nAllow: /$\nAllow: /lists\nDisallow: /slips/\nDisallow: /commitments/\nDisallow: /api/\n';

/** Style, script and icon under names that carry their hash: a browser may keep them for ever. */
export function assetRoutes(router: Router, { assets }: Door): void {
  router.get('/assets/:file', (ctx) => {
    const asset = assets.byFile.get(ctx.params.file ?? '');
    if (!asset) return refuse(ctx, 'page-not-found');
    ctx.type = asset.type;
    ctx.set('Cache-Control', 'public, max-age=31536000, immutable');
    ctx.body = asset.body;
  });

  router.get('/robots.txt', (ctx) => {
    ctx.type = 'text/plain';
    ctx.body = ROBOTS;
  });
}
