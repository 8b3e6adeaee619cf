import type Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import * as z from 'zod';
import type { Refusal } from '../../core/result.ts';
import type { TrialIdentity } from '../../ports/identity.ts';
import { trialIdentityPage } from '../../web/trial-identity-page.tsx';
import { identitySchemas } from '../contract-identity.ts';
import { sameSite, seeOther } from '../desk/routes.ts';
import type { Door } from '../door.ts';
import { formBody, jsonBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { statusOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';

const TRIES_PER_MINUTE = 240;

const form = z
  .strictObject({
    name: z.string().max(60),
    idNumber: z.string().max(40),
    title: z.string().max(120).optional(),
    code: z.string().max(40).optional(),
  })
  .transform(({ title, code, ...person }) => ({
    ...person,
    ...(title === undefined || code === undefined ? {} : { company: { title, code } }),
  }));

/** `/identity/trial/…`: the provider of demonstrations. In production these addresses do not exist. */
export function trialIdentityRoutes(router: Router, door: Door, trial: TrialIdentity): void {
  const limited = limitPerMinute(TRIES_PER_MINUTE);

  router.get('/identity/trial/:request', limited, (ctx) => show(ctx, door, trial, null));

  router.post('/identity/trial/:request', limited, sameSite, formBody, async (ctx) => {
    const typed = form.safeParse(ctx.request.body);
    if (!typed.success) return refuse(ctx, 'form-unreadable');
    const proved = trial.prove(ctx.params.request ?? '', typed.data, door.now());
    if (proved.ok) return seeOther(ctx, proved.value.returnTo);
    show(ctx, door, trial, proved.refusal);
  });

  // The same asked by our own program, which shows no web pages.
  router.post('/api/identity/trial/:request', limited, jsonBody, async (ctx) => {
    const typed = identitySchemas.personTried.safeParse(ctx.request.body);
    if (!typed.success) return refuse(ctx, 'json-unreadable');
    const proved = trial.prove(ctx.params.request ?? '', typed.data, door.now());
    if (!proved.ok) return refuse(ctx, proved.refusal);
    ctx.body = {};
  });
}

function show(ctx: ParameterizedContext, { site, now }: Door, trial: TrialIdentity, refusal: Refusal | null): void {
  const request = ctx.params.request ?? '';
  const purpose = trial.purposeOf(request, now());
  if (purpose === null) {
    refuse(ctx, refusal ?? 'page-not-found');
    return;
  }
  ctx.type = 'html';
  ctx.set('X-Robots-Tag', 'noindex');
  ctx.body = trialIdentityPage(site, {
    request,
    purpose,
    label: trial.label,
    person: trial.inventedFor(request),
    company: trial.asksCompany(request, now()) ? trial.inventedCompany(request) : null,
    refusal,
  });
  if (refusal !== null) ctx.status = statusOf(refusal);
}
