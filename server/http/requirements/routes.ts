import type Router from '@koa/router';
import type { Door } from '../door.ts';
import { refuse } from '../refuse.ts';
import { presentList } from './present.ts';
import { readListQuery } from './shapes.ts';

/** `GET /api/requirements`: the list of a place on a day. */
export function requirementRoutes(router: Router, { uses }: Door): void {
  router.get('/api/requirements', (ctx) => {
    const wanted = readListQuery(ctx.query);
    if (!wanted.ok) return refuse(ctx, wanted.refusal);
    const found = uses.listRequirements(wanted.value.query);
    if (!found.ok) return refuse(ctx, found.refusal);
    ctx.body = presentList(found.value, wanted.value.page);
  });
}
