import type Router from '@koa/router';
import { overduePage } from '../../web/overdue-page.tsx';
import type { Door } from '../door.ts';

/** `GET /overdue`: what waits too long, by department. */
export function overdueRoutes(router: Router, { uses, site }: Door): void {
  router.get('/overdue', async (ctx) => {
    ctx.type = 'html';
    ctx.body = overduePage(site, await uses.viewOverdue());
  });
}
