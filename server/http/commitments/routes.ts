import type Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { receiptPage } from '../../web/commitment-receipt-page.tsx';
import { PAGES_PER_MINUTE, unlisted } from '../board/routes.ts';
import type { Door } from '../door.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { refuse } from '../refuse.ts';
import { readCommitmentNumber, readKey } from './shapes.ts';

/** PDFs an address may have printed a minute: each costs a fifth of a second of a processor. */
const PRINTED_PER_MINUTE = 20;

/** `/commitments/CN-…`: state, days and whether it is what was signed; with the end of its full address also what it says. */
export function commitmentRoutes(router: Router, door: Door): void {
  const limited = limitPerMinute(PAGES_PER_MINUTE, 'too-many-looks');

  router.get('/commitments/:number', limited, (ctx) => show(ctx, door, null));

  router.get('/commitments/:number/:key.pdf', limitPerMinute(PRINTED_PER_MINUTE, 'too-many-looks'), async (ctx) => {
    const [number, key] = [readCommitmentNumber(ctx.params.number), readKey(ctx.params.key)];
    if (number === null || key === null) return refuse(ctx, 'commitment-malformed');
    const printed = await door.uses.commitments.print(number, key);
    if (!printed.ok) return refuse(ctx, printed.refusal);
    unlisted(ctx);
    ctx.attachment(`${number}.pdf`, { type: 'inline' });
    ctx.type = 'application/pdf';
    ctx.body = printed.value.bytes;
  });

  router.get('/commitments/:number/:key', limited, async (ctx) => {
    const key = readKey(ctx.params.key);
    if (key === null) return refuse(ctx, 'commitment-malformed');
    await show(ctx, door, key);
  });
}

async function show(ctx: ParameterizedContext, { uses, site }: Door, key: string | null): Promise<void> {
  const number = readCommitmentNumber(ctx.params.number);
  if (number === null) return refuse(ctx, 'commitment-malformed');
  const read = await uses.commitments.read(number, key);
  if (!read.ok) return refuse(ctx, read.refusal);
  unlisted(ctx);
  ctx.body = receiptPage(site, read.value, key === null ? null : `/commitments/${number}/${key}.pdf`);
}
