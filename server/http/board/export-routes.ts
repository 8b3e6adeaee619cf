import type Router from '@koa/router';
import * as z from 'zod';
import { sessionOf } from '../desk/session.ts';
import type { Door } from '../door.ts';
import { internalOnly } from '../middleware/internal-only.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { refuse } from '../refuse.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const wanted = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});

const FILES_PER_MINUTE = 10;

/** `/desk/notices/export`: the notices of some days as a file, for who reviews them. */
export function exportRoutes(router: Router, { uses, staffCidrs }: Door): void {
  router.get('/desk/notices/export', internalOnly(staffCidrs), limitPerMinute(FILES_PER_MINUTE), async (ctx) => {
    const read = wanted.safeParse(Object.fromEntries(Object.entries(ctx.query).filter(([, value]) => value !== '')));
    if (!read.success) return refuse(ctx, 'filter-malformed');
    const { format, ...days } = read.data;
    const file = await uses.reviews.export({ session: sessionOf(ctx), wanted: days, format });
    if (!file.ok) return refuse(ctx, file.refusal);
    ctx.attachment(`notices-${days.from ?? 'first'}-${days.until ?? 'last'}.${format}`);
    ctx.type = TYPES[format];
    ctx.body = file.value;
  });
}
