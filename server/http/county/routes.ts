import type Router from '@koa/router';
import type { Door } from '../door.ts';
import { refuse } from '../refuse.ts';
import { presentCounty, presentMatter, presentMatters, presentPoints } from './present.ts';

/** `/api/county`, `/api/matters`, `/api/points`: whose service this is, what to bring for what, and where to go. */
export function countyRoutes(router: Router, { uses: { county, me } }: Door): void {
  router.get('/api/county', (ctx) => {
    ctx.body = presentCounty(county.home(), county.places(), me.signsIn);
  });

  router.get('/api/matters', (ctx) => {
    ctx.body = presentMatters(county.matters());
  });

  router.get('/api/matters/:id', (ctx) => {
    const sheet = county.matter(ctx.params.id ?? '');
    if (!sheet.ok) return refuse(ctx, sheet.refusal);
    ctx.body = presentMatter(sheet.value);
  });

  router.get('/api/points', (ctx) => {
    ctx.body = presentPoints(county.home(), county.places());
  });
}
