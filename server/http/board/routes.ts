import type Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { proofFile } from '../../core/notice/proof-file.ts';
import { boardPage } from '../../web/board-page.tsx';
import { noticePage } from '../../web/notice-page.tsx';
import type { Door } from '../door.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { refuse } from '../refuse.ts';
import { readBoardQuery, readNoticeNumber } from './shapes.ts';

/** Pages of the board an address may turn a minute: enough for a hall that scans all day, too few to copy the board. */
export const PAGES_PER_MINUTE = 100;

/** Certificates an address may have printed a minute: each costs a fifth of a second of a processor. */
const PRINTED_PER_MINUTE = 20;

/** `/board`: what was announced as lost, and each notice by its number. Masked values only; no search engine. */
export function boardRoutes(router: Router, { uses: { board }, site, today }: Door): void {
  const limited = limitPerMinute(PAGES_PER_MINUTE, 'too-many-looks');

  router.get('/board', limited, async (ctx) => {
    const read = readBoardQuery(ctx.query);
    if (!read.ok) return refuse(ctx, read.refusal);
    const { number, ...query } = read.value;
    if (number !== undefined) return toNotice(ctx, number);
    const [list, standing] = await Promise.all([board.list(query), board.standing()]);
    unlisted(ctx);
    ctx.body = boardPage(site, { list, query, faults: standing.faults, today: today() });
  });

  router.get('/board/:number.pdf', limitPerMinute(PRINTED_PER_MINUTE, 'too-many-looks'), async (ctx) => {
    const number = readNoticeNumber(ctx.params.number);
    if (number === null) return refuse(ctx, 'notice-malformed');
    const printed = await board.certificate(number);
    if (!printed.ok) return refuse(ctx, printed.refusal);
    unlisted(ctx);
    ctx.attachment(`${number}.pdf`, { type: 'inline' });
    ctx.type = 'application/pdf';
    ctx.body = printed.value.bytes;
  });

  router.get('/board/:number', limited, async (ctx) => {
    const number = readNoticeNumber(ctx.params.number);
    if (number === null) return refuse(ctx, 'notice-malformed');
    const read = await board.read(number);
    if (!read.ok) return refuse(ctx, read.refusal);
    const { faults } = await board.standing();
    unlisted(ctx);
    const inProgram = board.code(number) !== null;
    ctx.body = noticePage(site, { reading: read.value, boardFaults: faults, today: today(), inProgram });
  });

  router.get('/board/:number/code', limited, async (ctx) => {
    const number = readNoticeNumber(ctx.params.number);
    if (number === null) return refuse(ctx, 'notice-malformed');
    const read = await board.read(number); // the platform is asked for no code of a notice that is not there
    if (!read.ok) return refuse(ctx, read.refusal);
    const picture = board.code(number);
    if (picture === null) return refuse(ctx, 'page-not-found');
    unlisted(ctx);
    ctx.type = 'image/jpeg';
    ctx.body = picture;
  });

  router.get('/board/:number/proof', limited, async (ctx) => {
    const number = readNoticeNumber(ctx.params.number);
    if (number === null) return refuse(ctx, 'notice-malformed');
    const read = await board.read(number);
    if (!read.ok) return refuse(ctx, read.refusal);
    unlisted(ctx);
    ctx.attachment(`${number}.json`);
    ctx.type = 'json';
    ctx.body = proofFile(site.county.id, number, read.value.entries);
  });
}

function toNotice(ctx: ParameterizedContext, text: string): void {
  const number = readNoticeNumber(text);
  if (number === null) {
    refuse(ctx, 'notice-malformed');
    return;
  }
  ctx.redirect(`/board/${number}`);
  ctx.status = 303;
}

/** Search engines neither keep nor follow what names somebody, even masked. */
export function unlisted(ctx: ParameterizedContext): void {
  ctx.set('X-Robots-Tag', 'noindex, nofollow, noarchive');
  ctx.type = 'html';
}
