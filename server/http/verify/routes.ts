import type Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { type VerifyView, verifyPage } from '../../web/verify-page.tsx';
import { PAGES_PER_MINUTE, unlisted } from '../board/routes.ts';
import { readNoticeNumber } from '../board/shapes.ts';
import type { Door } from '../door.ts';
import { formBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { statusOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { readCertificateForm } from './shapes.ts';
import { tries } from './tries.ts';
import { fileBody, uploadedFile } from './upload.ts';

/** Files an address may have verified a minute. */
const FILES_PER_MINUTE = 30;

/**
 * `/verify`: by the number of a notice, or by the full number of a certificate. The latter is sent as a form, so that it stands in no
 * address and no log; the answer is yes, no, or since when, and the page never repeats the number. Or by a file that we gave away.
 */
export function verifyRoutes(router: Router, door: Door): void {
  const { board } = door.uses;
  const limited = limitPerMinute(PAGES_PER_MINUTE, 'too-many-looks');

  router.get('/verify', limited, async (ctx) => {
    const text = typeof ctx.query.number === 'string' ? ctx.query.number.trim() : '';
    if (text === '') return show(ctx, door, {});
    const number = readNoticeNumber(text);
    if (number === null) return refuse(ctx, 'notice-malformed');
    const read = await board.read(number);
    if (!read.ok) return refuse(ctx, read.refusal);
    await show(ctx, door, { reading: read.value });
  });

  router.post('/verify', ...tries(), formBody, async (ctx) => {
    const asked = readCertificateForm(ctx.request.body);
    if (asked === null) return refuse(ctx, 'form-unreadable');
    const checked = await board.check(asked);
    await show(ctx, door, { asked: asked.kind, ...(checked.ok ? { checked: checked.value } : checked) });
    if (!checked.ok) ctx.status = statusOf(checked.refusal);
  });

  router.post('/verify/file', limitPerMinute(FILES_PER_MINUTE, 'too-many-looks'), fileBody, async (ctx) => {
    const file = uploadedFile(ctx);
    if (typeof file === 'string') return refuse(ctx, file);
    await show(ctx, door, { file: await board.verifyFile(file) });
  });
}

async function show(ctx: ParameterizedContext, { uses, site, today }: Door, part: Partial<VerifyView>): Promise<void> {
  const { board } = uses;
  const [standing, { kinds }] = await Promise.all([board.standing(), board.list({})]);
  unlisted(ctx);
  ctx.body = verifyPage(site, { standing, kinds, today: today(), ...part });
}
