import type Router from '@koa/router';
import type { Middleware, ParameterizedContext } from 'koa';
import type { Refusal, Result } from '../../core/result.ts';
import { openingPage, withoutLinkPage } from '../../web/commitment-opening-page.tsx';
import { signingPage } from '../../web/commitment-signing-page.tsx';
import { sameSite, seeOther } from '../desk/routes.ts';
import { formToken, isFormToken } from '../desk/session.ts';
import type { Door } from '../door.ts';
import { formBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { statusOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { dropSigning, keepSigning, signingSession } from './session.ts';
import { readAnswers, readSigningForm } from './shapes.ts';

/** Guessing a 256-bit token is hopeless; a service hall signs behind one address. */
const TRIES_PER_MINUTE = 240;

const PAGE = '/commitments/new';

/** `/commitments/new`: read, understood and signed by who holds the link that his own chat gave him. */
export function signingRoutes(router: Router, door: Door): void {
  const { uses, site } = door;
  const limited = limitPerMinute(TRIES_PER_MINUTE);
  const posted: Middleware[] = [limited, sameSite, formBody];

  router.get(PAGE, (ctx) => show(ctx, door, null));

  router.get(`${PAGE}/identified`, limited, async (ctx) => {
    const taken = await uses.commitments.takeIdentity(signingSession(ctx));
    if (taken.ok) return seeOther(ctx, PAGE);
    await show(ctx, door, taken.refusal);
  });

  router.post(`${PAGE}/answers`, ...posted, async (ctx) => {
    const form = readAnswers(ctx.request.body);
    if (form === null || !isOwn(ctx, form)) return refuse(ctx, 'signing-form-stale');
    await follow(ctx, door, uses.commitments.answer(signingSession(ctx), form.options), Object.keys(form.options));
  });

  router.post(`${PAGE}/fill`, ...posted, async (ctx) => {
    const form = readSigningForm('fill', ctx.request.body);
    if (form === null || !isOwn(ctx, form)) return refuse(ctx, 'signing-form-stale');
    const { town, particular } = form;
    await follow(ctx, door, uses.commitments.fill(signingSession(ctx), { town, particular }));
  });

  router.post(`${PAGE}/identity`, ...posted, async (ctx) => {
    const form = readSigningForm('bare', ctx.request.body);
    if (form === null || !isOwn(ctx, form)) return refuse(ctx, 'signing-form-stale');
    const begun = await uses.commitments.beginIdentity(signingSession(ctx));
    if (!begun.ok) return show(ctx, door, begun.refusal);
    seeOther(ctx, begun.value);
  });

  router.post(`${PAGE}/sign`, ...posted, async (ctx) => {
    const form = readSigningForm('sign', ctx.request.body);
    if (form === null || !isOwn(ctx, form)) return refuse(ctx, 'signing-form-stale');
    const { shown, drawn, typed, willing } = form;
    const signed = await uses.commitments.sign(signingSession(ctx), {
      shown,
      drawn,
      typed,
      willing: willing === 'yes',
    });
    if (!signed.ok) return show(ctx, door, signed.refusal);
    dropSigning(ctx, site.publicUrl);
    seeOther(ctx, `/commitments/${signed.value.number}/${signed.value.key}`);
  });

  // Opening the link only shows a button: a program that previews links must not use it up.
  router.get(`${PAGE}/:link`, limited, (ctx) => {
    ctx.type = 'html';
    ctx.body = openingPage(site, ctx.params.link ?? '');
  });

  router.post(`${PAGE}/:link`, limited, sameSite, async (ctx) => {
    const opened = await uses.commitments.open(ctx.params.link ?? '');
    if (!opened.ok) return refuse(ctx, opened.refusal);
    keepSigning(ctx, opened.value, site.publicUrl);
    seeOther(ctx, PAGE);
  });
}

function isOwn(ctx: ParameterizedContext, { token }: { readonly token: string }): boolean {
  return isFormToken(token, signingSession(ctx));
}

/** On to the next step, or the same page with what was wrong. `asked`: questions that were answered just now. */
async function follow(
  ctx: ParameterizedContext,
  door: Door,
  work: Promise<Result<null>>,
  asked: readonly string[] = [],
): Promise<void> {
  const done = await work;
  if (!done.ok) return show(ctx, door, done.refusal);
  const view = await door.uses.commitments.view(signingSession(ctx));
  const wrong = view.ok ? asked.filter((id) => !view.value.understood.includes(id)) : [];
  if (view.ok && view.value.step !== 'read') return seeOther(ctx, PAGE);
  await show(ctx, door, null, wrong);
}

/** The page as it stands; without a session, how to come by one. */
async function show(
  ctx: ParameterizedContext,
  { uses, site }: Door,
  refusal: Refusal | null,
  wrong: readonly string[] = [],
): Promise<void> {
  const session = signingSession(ctx);
  const view = await uses.commitments.view(session);
  ctx.type = 'html';
  ctx.set('X-Robots-Tag', 'noindex');
  ctx.body = view.ok
    ? signingPage(site, view.value, { token: formToken(session), refusal, wrong })
    : withoutLinkPage(site, session === '' ? null : view.refusal);
  if (refusal !== null) ctx.status = statusOf(refusal);
}
