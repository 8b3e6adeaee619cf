import type Router from '@koa/router';
import { agentsPage } from '../../web/agents-page.tsx';
import type { Door } from '../door.ts';

/** `GET /agents`: who runs errands in which place. */
export function agentRoutes(router: Router, { uses, site }: Door): void {
  router.get('/agents', async (ctx) => {
    ctx.type = 'html';
    ctx.body = agentsPage(site, await uses.viewAgents());
  });
}
