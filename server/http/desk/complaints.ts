import type Router from '@koa/router';
import { complaintPage, complaintsPage } from '../../web/complaints-page.tsx';
import { readComplaintNumber } from '../complaints-api/shapes.ts';
import type { Door } from '../door.ts';
import { internalOnly } from '../middleware/internal-only.ts';
import { refuse } from '../refuse.ts';
import { sendPhoto } from './photo.ts';
import { sessionOf } from './session.ts';
import { readNumber } from './shapes.ts';

/** `/desk/complaints`: what went wrong at windows, for who handles it. Same door as the rest of the desk. */
export function complaintDeskRoutes(router: Router, { uses, site, staffCidrs }: Door): void {
  const { complaintDesk } = uses;
  const inside = internalOnly(staffCidrs);

  router.get('/desk/complaints', inside, async (ctx) => {
    const list = await complaintDesk.list(sessionOf(ctx));
    if (!list.ok) return refuse(ctx, list.refusal);
    ctx.type = 'html';
    ctx.body = complaintsPage(site, list.value);
  });

  router.get('/desk/complaints/:number', inside, async (ctx) => {
    const number = readComplaintNumber(ctx.params.number);
    if (number === null) return refuse(ctx, 'page-not-found');
    const view = await complaintDesk.read(sessionOf(ctx), number);
    if (!view.ok) return refuse(ctx, view.refusal);
    ctx.type = 'html';
    ctx.body = complaintPage(site, view.value);
  });

  router.get('/desk/complaints/:number/photos/:nth', inside, async (ctx) => {
    const [number, nth] = [readComplaintNumber(ctx.params.number), readNumber(ctx.params.nth)];
    if (number === null || nth === null) return refuse(ctx, 'page-not-found');
    const photo = await complaintDesk.photo(sessionOf(ctx), { number, nth });
    if (!photo.ok) return refuse(ctx, photo.refusal);
    sendPhoto(ctx, photo.value);
  });
}
