import type Router from '@koa/router';
import type { Middleware, ParameterizedContext } from 'koa';
import type { Refusal } from '../../core/result.ts';
import { deskPage } from '../../web/desk-page.tsx';
import { enterPage } from '../../web/enter-page.tsx';
import { handOverPage } from '../../web/hand-over-page.tsx';
import type { Door } from '../door.ts';
import { formBody } from '../middleware/body.ts';
import { internalOnly } from '../middleware/internal-only.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { newConversation } from '../questions/shapes.ts';
import { statusOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { sendPhoto } from './photo.ts';
import { dropSession, formToken, isFormToken, keepSession, sessionOf } from './session.ts';
import { type DeskForm, readDeskForm, readNumber } from './shapes.ts';

/** Guessing a 256-bit token is hopeless; this keeps it cheap for us too. */
const TRIES_PER_MINUTE = 20;

/** `/desk`: what staff see. Only from the networks of the staff, only with a session, every view in the trail. */
export function deskRoutes(router: Router, door: Door): void {
  const { uses, site } = door;
  const inside = internalOnly(door.staffCidrs);
  const posted: Middleware[] = [inside, sameSite, formBody];

  router.get('/desk', inside, async (ctx) => {
    const view = await uses.desk.view(sessionOf(ctx));
    if (!view.ok) return refuse(ctx, view.refusal);
    ctx.type = 'html';
    ctx.body = deskPage(site, view.value, formOf(ctx));
  });

  // Opening the link only shows a button: a program that previews links must not use it up.
  router.get('/desk/enter/:link', inside, (ctx) => {
    ctx.type = 'html';
    ctx.body = enterPage(site, ctx.params.link ?? '');
  });

  router.post('/desk/enter/:link', inside, sameSite, limitPerMinute(TRIES_PER_MINUTE), async (ctx) => {
    const entered = await uses.desk.enter(ctx.params.link ?? '');
    if (!entered.ok) return refuse(ctx, entered.refusal);
    keepSession(ctx, entered.value, site.publicUrl);
    seeOther(ctx, '/desk');
  });

  router.post('/desk/leave', ...posted, async (ctx) => {
    if (ownForm(ctx) === null) return refuse(ctx, 'desk-form-stale');
    await uses.desk.leave(sessionOf(ctx));
    dropSession(ctx, site.publicUrl);
    seeOther(ctx, '/');
  });

  router.get('/desk/hand-overs/:number', inside, (ctx) => show(ctx, door, null));

  router.get('/desk/slips/:number', inside, async (ctx) => {
    const number = readNumber(ctx.params.number);
    if (number === null) return refuse(ctx, 'page-not-found');
    const slip = await uses.desk.slip(sessionOf(ctx), number);
    if (!slip.ok) return refuse(ctx, slip.refusal);
    sendPhoto(ctx, slip.value);
  });

  router.post('/desk/hand-overs/:number/answer', ...posted, (ctx) =>
    act(ctx, door, (form, number) =>
      uses.desk.answer({ session: sessionOf(ctx), number, key: form.key, text: form.text ?? '' }),
    ),
  );

  router.post('/desk/hand-overs/:number/give-back', ...posted, (ctx) =>
    act(ctx, door, (form, number) => uses.desk.giveBack({ session: sessionOf(ctx), number, key: form.key })),
  );
}

type Acted = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

async function act(
  ctx: ParameterizedContext,
  door: Door,
  work: (form: DeskForm, number: number) => Promise<Acted>,
): Promise<void> {
  const form = ownForm(ctx);
  if (form === null) return refuse(ctx, 'desk-form-stale');
  const number = readNumber(ctx.params.number);
  if (number === null) return refuse(ctx, 'page-not-found');
  const acted = await work(form, number);
  if (acted.ok) return seeOther(ctx, `/desk/hand-overs/${number}`);
  await show(ctx, door, { refusal: acted.refusal, text: form.text ?? '' });
}

/** The hand-over; after a form that was refused, with the reason and what was written. */
async function show(
  ctx: ParameterizedContext,
  { uses, site }: Door,
  failed: { readonly refusal: Refusal; readonly text: string } | null,
): Promise<void> {
  const number = readNumber(ctx.params.number);
  if (number === null) return refuse(ctx, 'page-not-found');
  const view = await uses.desk.read(sessionOf(ctx), number);
  if (!view.ok) return refuse(ctx, view.refusal);
  ctx.type = 'html';
  ctx.body = handOverPage(site, view.value, { ...formOf(ctx), failed });
  if (failed) ctx.status = statusOf(failed.refusal);
}

function formOf(ctx: ParameterizedContext): { token: string; key: string } {
  return { token: formToken(sessionOf(ctx)), key: newConversation() };
}

function ownForm(ctx: ParameterizedContext): DeskForm | null {
  const form = readDeskForm(ctx.request.body);
  return form !== null && isFormToken(form.token, sessionOf(ctx)) ? form : null;
}

/** Browsers say where a form came from; one of another site is none of ours. */
export const sameSite: Middleware = async (ctx, next) => {
  const from = ctx.get('Sec-Fetch-Site');
  if (from !== '' && from !== 'same-origin' && from !== 'none') return refuse(ctx, 'desk-form-stale');
  await next();
};

export function seeOther(ctx: ParameterizedContext, path: string): void {
  ctx.redirect(path);
  ctx.status = 303;
}
