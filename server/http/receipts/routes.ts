import type Router from '@koa/router';
import { receiptPage } from '../../web/receipt-page.tsx';
import type { Door } from '../door.ts';
import { refuse } from '../refuse.ts';

const ADDRESS = /^(\d{1,9})-([\w-]{22})$/u;

/** `GET /receipts/12-…`: what was done for somebody, in large type, for whoever has the whole address. Found by no search. */
export function receiptRoutes(router: Router, { uses, site }: Door): void {
  router.get('/receipts/:address', async (ctx) => {
    const [, number, token] = ADDRESS.exec(ctx.params.address ?? '') ?? [];
    if (number === undefined || token === undefined) return refuse(ctx, 'receipt-malformed');

    const read = await uses.readReceipt(Number(number), token);
    if (!read.ok) return refuse(ctx, read.refusal);

    ctx.set('Cache-Control', 'no-store');
    ctx.set('Referrer-Policy', 'no-referrer');
    ctx.type = 'html';
    ctx.body = receiptPage(site, read.value);
  });
}
