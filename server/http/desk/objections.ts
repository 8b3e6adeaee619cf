import type Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import * as z from 'zod';
import type { DecisionForms } from '../../web/desk-decisions.tsx';
import { objectionPage } from '../../web/objection-page.tsx';
import { objectionsPage } from '../../web/objections-page.tsx';
import { readCommitmentNumber } from '../commitments/shapes.ts';
import type { Door } from '../door.ts';
import { formBody } from '../middleware/body.ts';
import { internalOnly } from '../middleware/internal-only.ts';
import { statusOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { sendPhoto } from './photo.ts';
import { sameSite, seeOther } from './routes.ts';
import { formToken, isFormToken, sessionOf } from './session.ts';
import { readNumber } from './shapes.ts';

const form = z.strictObject({
  token: z.string().max(100),
  verb: z.enum(['uphold', 'dismiss', 'repair']),
  reason: z.string().max(2_000).default(''),
});

/** `/desk/objections`: what somebody says against the finding of a check. Same door as the rest of the desk. */
export function objectionRoutes(router: Router, door: Door): void {
  const { uses, site } = door;
  const inside = internalOnly(door.staffCidrs);

  router.get('/desk/objections', inside, async (ctx) => {
    const queue = await uses.objections.queue(sessionOf(ctx));
    if (!queue.ok) return refuse(ctx, queue.refusal);
    ctx.type = 'html';
    ctx.body = objectionsPage(site, queue.value);
  });

  router.get('/desk/objections/:number', inside, (ctx) => show(ctx, door, null));

  router.get('/desk/objections/:number/photos/:order', inside, async (ctx) => {
    const number = readCommitmentNumber(ctx.params.number);
    const order = readNumber(ctx.params.order);
    if (number === null || order === null) return refuse(ctx, 'page-not-found');
    const photo = await uses.objections.photo({ session: sessionOf(ctx), number, order });
    if (!photo.ok) return refuse(ctx, photo.refusal);
    sendPhoto(ctx, photo.value);
  });

  router.post('/desk/objections/:number', inside, sameSite, formBody, async (ctx) => {
    const sent = form.safeParse(ctx.request.body);
    const session = sessionOf(ctx);
    if (!sent.success || !isFormToken(sent.data.token, session)) return refuse(ctx, 'desk-form-stale');
    const number = readCommitmentNumber(ctx.params.number);
    if (number === null) return refuse(ctx, 'page-not-found');
    const { verb, reason } = sent.data;
    const decided = await uses.objections.decide({ session, number, verb, reason });
    if (decided.ok) return seeOther(ctx, `/desk/objections/${number}`);
    await show(ctx, door, { refusal: decided.refusal, reason });
  });
}

/** The objection; after a form that was refused, with why and what was written. */
async function show(ctx: ParameterizedContext, { uses, site }: Door, failed: DecisionForms['failed']): Promise<void> {
  const number = readCommitmentNumber(ctx.params.number);
  if (number === null) return refuse(ctx, 'page-not-found');
  const view = await uses.objections.read(sessionOf(ctx), number);
  if (!view.ok) return refuse(ctx, view.refusal);
  ctx.type = 'html';
  ctx.body = objectionPage(site, view.value, { token: formToken(sessionOf(ctx)), failed });
  if (failed) ctx.status = statusOf(failed.refusal);
}
