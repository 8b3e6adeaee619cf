import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type Router from '@koa/router';
import { dayFile } from '../../core/notice/proof-file.ts';
import { isDay } from '../../core/time.ts';
import { PAGES_PER_MINUTE } from '../board/routes.ts';
import type { Door } from '../door.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { refuse } from '../refuse.ts';

const SCRIPT = readFileSync(fileURLToPath(new URL('./verify-board.mjs', import.meta.url)));

/** `/roots`: the link that the board's chain ended each day with, each day's links, and a script that recomputes them offline. */
export function rootRoutes(router: Router, { uses: { board }, site }: Door): void {
  const limited = limitPerMinute(PAGES_PER_MINUTE, 'too-many-looks');

  router.get('/roots', limited, async (ctx) => {
    const days = await board.roots();
    if (ctx.query.format === 'text') {
      ctx.type = 'text';
      ctx.body = days.map(({ day, entries, root }) => `${day} ${entries} ${root}\n`).join('');
      return;
    }
    const { id, name } = site.county;
    ctx.body = { format: 'zhengpaopao-roots-1', hash: 'SM3', county: id, name, days: days.map((day) => ({ ...day })) };
  });

  router.get('/roots/verify-board.mjs', (ctx) => {
    ctx.type = 'text/javascript; charset=utf-8';
    ctx.attachment('verify-board.mjs');
    ctx.body = SCRIPT;
  });

  router.get('/roots/:day', limited, async (ctx) => {
    const day = ctx.params.day ?? '';
    const chain = isDay(day) ? await board.dayChain(day) : null;
    if (chain === null) return refuse(ctx, 'root-unknown');
    ctx.type = 'json';
    ctx.body = dayFile(chain);
  });
}
