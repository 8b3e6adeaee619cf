import type Router from '@koa/router';
import { PAGES_PER_MINUTE } from '../board/routes.ts';
import type { Door } from '../door.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { atomFeed, jsonFeed } from './present.ts';

/** `/feed`: the newest notices for departments that follow the board, in Atom, or with `format=json` as a JSON feed. One page, never all. */
export function feedRoutes(router: Router, { uses: { board }, site, now }: Door): void {
  router.get('/feed', limitPerMinute(PAGES_PER_MINUTE, 'too-many-looks'), async (ctx) => {
    const { notices } = await board.list({});
    ctx.set('X-Robots-Tag', 'noindex, nofollow, noarchive');
    if (ctx.query.format === 'json') {
      ctx.type = 'application/feed+json; charset=utf-8';
      ctx.body = JSON.stringify(jsonFeed(site, notices));
      return;
    }
    ctx.type = 'application/atom+xml; charset=utf-8';
    ctx.body = atomFeed(site, notices, now());
  });
}
