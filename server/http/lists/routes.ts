import type Router from '@koa/router';
import { listsPage } from '../../web/lists-page.tsx';
import type { Door } from '../door.ts';
import { refuse } from '../refuse.ts';
import { pageOf } from '../requirements/page.ts';
import { readListQuery } from '../requirements/shapes.ts';

/** As many rows as one sheet of A4 holds. */
const ROWS = 20;

/** `/lists`: the public list of a place on any past day. */
export function listRoutes(router: Router, { uses, site, today }: Door): void {
  router.get('/lists', (ctx) => {
    const wanted = readListQuery(ctx.query);
    if (!wanted.ok) return refuse(ctx, wanted.refusal);
    const { query, page } = wanted.value;

    const found = uses.listRequirements(query);
    if (!found.ok) return refuse(ctx, found.refusal);

    ctx.type = 'html';
    ctx.body = listsPage(site, { found: found.value, query, today: today(), ...pageOf(found.value.rows, page, ROWS) });
  });
}
