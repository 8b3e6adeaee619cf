import type Router from '@koa/router';
import { diffLists } from '../../core/catalogue/list-diff.ts';
import type { ListVersion } from '../../core/catalogue/list-version.ts';
import { changesPage } from '../../web/changes-page.tsx';
import { listsPage } from '../../web/lists-page.tsx';
import type { Door } from '../door.ts';
import { refuse } from '../refuse.ts';
import { pageOf } from '../requirements/page.ts';
import { readListQuery } from '../requirements/shapes.ts';
import type { Uses } from '../uses.ts';

/** As many rows as one sheet of A4 holds. */
const ROWS = 15;

/** `/lists`: the public list of a place on any past day, and what each version changed. */
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

  router.get('/lists/:no/changes', (ctx) => {
    const after = versionOf(uses, Number(ctx.params.no));
    const before = after && versionOf(uses, after.no - 1);
    if (!after || !before) return refuse(ctx, 'page-not-found');

    ctx.type = 'html';
    ctx.body = changesPage(site, { before, after, diff: diffLists(before.rows, after.rows, NO_SCHEME) });
  });
}

/** The page counts by disposition, which every scheme has in common. */
const NO_SCHEME = { name: '', batches: [] };

/** A published version that has come into force; null when there is none of that number. */
function versionOf(uses: Uses, no: number): ListVersion | null {
  const all = uses.listRequirements({});
  const version = all.ok ? all.value.versions.find((each) => each.no === no) : undefined;
  if (!version) return null;
  const found = uses.listRequirements({ on: version.effectiveOn });
  return found.ok && found.value.list?.no === no ? found.value.list : null;
}
