import type Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import type { DecisionForms } from '../../web/desk-decisions.tsx';
import { reviewPage } from '../../web/review-page.tsx';
import { reviewsPage } from '../../web/reviews-page.tsx';
import { sendPhoto } from '../desk/photo.ts';
import { sameSite, seeOther } from '../desk/routes.ts';
import { formToken, isFormToken, sessionOf } from '../desk/session.ts';
import { readNumber } from '../desk/shapes.ts';
import type { Door } from '../door.ts';
import { formBody } from '../middleware/body.ts';
import { internalOnly } from '../middleware/internal-only.ts';
import { statusOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { readReviewForm } from './review-shapes.ts';
import { readNoticeNumber } from './shapes.ts';

/** `/desk/notices`: what a reviewer looks at before it becomes public. Same door as the rest of the desk. */
export function reviewRoutes(router: Router, door: Door): void {
  const { uses, site } = door;
  const inside = internalOnly(door.staffCidrs);

  router.get('/desk/notices', inside, async (ctx) => {
    const { number } = ctx.query;
    if (typeof number === 'string' && number !== '') return toReview(ctx, door, number);
    const queue = await uses.reviews.queue(sessionOf(ctx));
    if (!queue.ok) return refuse(ctx, queue.refusal);
    ctx.type = 'html';
    ctx.body = reviewsPage(site, queue.value);
  });

  router.get('/desk/notices/:number', inside, (ctx) => show(ctx, door, null));

  router.get('/desk/notices/:number/photo', inside, async (ctx) => {
    const typed = readNumber(ctx.params.number);
    if (typed === null) return refuse(ctx, 'page-not-found');
    const photo = await uses.reviews.photo(sessionOf(ctx), typed);
    if (!photo.ok) return refuse(ctx, photo.refusal);
    sendPhoto(ctx, photo.value);
  });

  router.post('/desk/notices/:number', inside, sameSite, formBody, async (ctx) => {
    const form = readReviewForm(ctx.request.body);
    const session = sessionOf(ctx);
    if (form === null || !isFormToken(form.token, session)) return refuse(ctx, 'desk-form-stale');
    const typed = readNumber(ctx.params.number);
    if (typed === null) return refuse(ctx, 'page-not-found');
    const { verb, reason } = form;
    const decided = await uses.reviews.decide({ session, case: typed, verb, reason });
    if (decided.ok) return seeOther(ctx, `/desk/notices/${typed}`);
    await show(ctx, door, { refusal: decided.refusal, reason });
  });
}

async function toReview(ctx: ParameterizedContext, { uses }: Door, text: string): Promise<void> {
  const number = readNoticeNumber(text);
  if (number === null) return refuse(ctx, 'notice-malformed');
  const found = await uses.reviews.find(sessionOf(ctx), number);
  if (!found.ok) return refuse(ctx, found.refusal);
  seeOther(ctx, `/desk/notices/${found.value}`);
}

/** The notice; after a form that was refused, with why and what was written. */
async function show(ctx: ParameterizedContext, { uses, site }: Door, failed: DecisionForms['failed']): Promise<void> {
  const typed = readNumber(ctx.params.number);
  if (typed === null) return refuse(ctx, 'page-not-found');
  const view = await uses.reviews.read(sessionOf(ctx), typed);
  if (!view.ok) return refuse(ctx, view.refusal);
  ctx.type = 'html';
  ctx.body = reviewPage(site, view.value, { token: formToken(sessionOf(ctx)), failed });
  if (failed) ctx.status = statusOf(failed.refusal);
}
