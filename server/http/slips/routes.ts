import type Router from '@koa/router';
import { slipPage } from '../../web/slip-page.tsx';
import type { Door } from '../door.ts';
import { refuse } from '../refuse.ts';
import { presentSlip } from './present.ts';

const NUMBER = /^MZ-\d{8}-\d{4,6}$/;

/** `GET /slips/MZ-…`: what a window clerk sees after scanning, and what is printed; `/api/slips/MZ-…`: the same for programs. */
export function slipRoutes(router: Router, { uses, site, today }: Door): void {
  router.get('/slips/:number', async (ctx) => {
    const number = (ctx.params.number ?? '').toUpperCase();
    if (!NUMBER.test(number)) return refuse(ctx, 'slip-malformed');

    const read = await uses.readSlip(number);
    if (!read.ok) return refuse(ctx, read.refusal);

    ctx.type = 'html';
    ctx.body = slipPage(site, { ...read.value, expired: read.value.slip.validUntil < today() });
  });

  router.get('/api/slips/:number', async (ctx) => {
    const number = (ctx.params.number ?? '').toUpperCase();
    if (!NUMBER.test(number)) return refuse(ctx, 'slip-malformed');
    const read = await uses.readSlip(number);
    if (!read.ok) return refuse(ctx, read.refusal);
    ctx.body = presentSlip(read.value, site, today());
  });
}
