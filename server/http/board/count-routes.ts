import type Router from '@koa/router';
import * as z from 'zod';
import { noticeCountsPage } from '../../web/notice-counts-page.tsx';
import type { Door } from '../door.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { refuse } from '../refuse.ts';
import { PAGES_PER_MINUTE, unlisted } from './routes.ts';

/** A month, a day, or nothing at all. */
const wanted = z.strictObject({
  within: z.union([z.iso.date(), z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)]).optional(),
});

/** `/notices`: the board in numbers; each opens what it is the sum of, down to the rows of a day. */
export function noticeCountRoutes(router: Router, { uses: { board }, site }: Door): void {
  router.get('/notices', limitPerMinute(PAGES_PER_MINUTE, 'too-many-looks'), async (ctx) => {
    const read = wanted.safeParse(ctx.query);
    if (!read.success) return refuse(ctx, 'filter-malformed');
    const counts = await board.counts(read.data.within ?? '');
    unlisted(ctx);
    ctx.body = noticeCountsPage(site, counts);
  });
}
