import type Router from '@koa/router';
import { PAGES_PER_MINUTE } from '../board/routes.ts';
import { readBoardQuery, readNoticeNumber } from '../board/shapes.ts';
import { boardSchemas, type CertificateChecked } from '../contract-board.ts';
import type { Door } from '../door.ts';
import { jsonBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { refuse } from '../refuse.ts';
import { tries } from '../verify/tries.ts';
import { presentBoard, presentNotice } from './present.ts';

/** `/api/notices`: what `/board` and `/verify` show people, for programs, under the same limits. */
export function boardApiRoutes(router: Router, { uses: { board, county }, today }: Door): void {
  const limited = limitPerMinute(PAGES_PER_MINUTE, 'too-many-looks');

  router.get('/api/notices', limited, async (ctx) => {
    const read = readBoardQuery(ctx.query);
    if (!read.ok) return refuse(ctx, read.refusal);
    const { number: _, ...query } = read.value;
    const [list, { faults }] = await Promise.all([board.list(query), board.standing()]);
    const { kinds } = county.home().noticeBoard;
    ctx.body = presentBoard(list, { today: today(), kinds, whole: faults.length === 0 });
  });

  router.get('/api/notices/:number', limited, async (ctx) => {
    const number = readNoticeNumber(ctx.params.number);
    if (number === null) return refuse(ctx, 'notice-malformed');
    const read = await board.read(number);
    if (!read.ok) return refuse(ctx, read.refusal);
    ctx.body = presentNotice(read.value, today());
  });

  router.post('/api/notices/check', ...tries(), jsonBody, async (ctx) => {
    const asked = boardSchemas.certificateAsked.safeParse(ctx.request.body);
    if (!asked.success) return refuse(ctx, 'json-unreadable');
    const checked = await board.check(asked.data);
    if (!checked.ok) return refuse(ctx, checked.refusal);
    const { title, since, reissuedOn } = checked.value;
    const given: CertificateChecked = { title, since, reissuedOn };
    ctx.body = given;
  });
}
