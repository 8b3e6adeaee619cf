import type Router from '@koa/router';
import type { Middleware, ParameterizedContext } from 'koa';
import type { Problems, Written } from '../../core/notice/whole-form.ts';
import type { Refusal } from '../../core/result.ts';
import { noticeDonePage, noticeFirstPage } from '../../web/notice-done-page.tsx';
import { noticeEnterPage, noticeFormPage } from '../../web/notice-form-page.tsx';
import { noticeHelpPage } from '../../web/notice-help-page.tsx';
import { noticeIdentityPage } from '../../web/notice-identity-page.tsx';
import { noticePreviewPage } from '../../web/notice-preview-page.tsx';
import { sameSite, seeOther } from '../desk/routes.ts';
import type { Door } from '../door.ts';
import { formBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { photoForm, photoFormOf } from '../middleware/photo-form.ts';
import { statusOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { formSessionOf, isNoticeFormToken, keepFormSession, noticeFormToken } from './session.ts';
import { readAgreed, readLink, readNoticeForm } from './shapes.ts';

/** Photos are dear to draw; a village behind one address still gets through. */
const SENT_PER_MINUTE = 60;
const FORM = '/notices/new';

/** `/notices/new`: the form of a loss notice, opened by a link from the chat, filled in by the chat's rules; without one, how to get it. */
export function noticeFormRoutes(router: Router, door: Door): void {
  const { uses, site } = door;
  const posted: Middleware[] = [sameSite, limitPerMinute(SENT_PER_MINUTE)];

  router.get(FORM, (ctx) => show(ctx, door, null));

  router.get(`${FORM}/identified`, async (ctx) => {
    const taken = await uses.noticeForm.takeIdentity(formSessionOf(ctx));
    if (taken.ok) return seeOther(ctx, FORM);
    await showIdentity(ctx, door, taken.refusal);
  });

  // Opening the link only shows a button: a program that previews links must not use it up.
  router.get(`${FORM}/:link`, (ctx) => {
    page(ctx, noticeEnterPage(site, readLink(ctx.params.link)));
  });

  router.post(`${FORM}/:link`, ...posted, async (ctx) => {
    const entered = await uses.noticeForm.enter(readLink(ctx.params.link));
    if (!entered.ok) return refuse(ctx, entered.refusal);
    keepFormSession(ctx, entered.value, site.publicUrl);
    seeOther(ctx, FORM);
  });

  router.post(FORM, ...posted, photoForm, async (ctx) => {
    const { fields, photo, tooLarge } = photoFormOf(ctx);
    const form = readNoticeForm(fields);
    const session = formSessionOf(ctx);
    if (form === null || !isNoticeFormToken(form.token, session)) return refuse(ctx, 'notice-form-stale');
    const { kind, written } = form;
    const taken = await uses.noticeForm.take({ session, kind, written, photo });
    if (!taken.ok) return refuse(ctx, taken.refusal);
    const problems = tooLarge ? { ...taken.value, photo: TOO_LARGE } : taken.value;
    if (Object.keys(problems).length === 0) return seeOther(ctx, FORM);
    await show(ctx, door, { problems, written, kind });
    ctx.status = 422;
  });

  router.post('/notices/identity', ...posted, formBody, async (ctx) => {
    const token = readAgreed(ctx.request.body);
    const session = formSessionOf(ctx);
    if (token === null || !isNoticeFormToken(token, session)) return refuse(ctx, 'notice-form-stale');
    const begun = await uses.noticeForm.beginIdentity(session);
    if (!begun.ok) return showIdentity(ctx, door, begun.refusal);
    seeOther(ctx, begun.value);
  });

  router.post('/notices/agreed', ...posted, formBody, async (ctx) => {
    const token = readAgreed(ctx.request.body);
    const session = formSessionOf(ctx);
    if (token === null || !isNoticeFormToken(token, session)) return refuse(ctx, 'notice-form-stale');
    const filed = await uses.noticeForm.undertake(session);
    if (!filed.ok) return refuse(ctx, filed.refusal);
    if (filed.value.kind === 'filed') return seeOther(ctx, filed.value.foundAt === null ? FORM : `${FORM}?found=1`);
    page(ctx, noticeFirstPage(site, filed.value.shown, door.today()));
    ctx.status = 409;
  });

  router.post('/notices/reissue', ...posted, formBody, async (ctx) => {
    const token = readAgreed(ctx.request.body);
    const session = formSessionOf(ctx);
    if (token === null || !isNoticeFormToken(token, session)) return refuse(ctx, 'notice-form-stale');
    const asked = await uses.noticeForm.reissue(session);
    if (!asked.ok) return refuse(ctx, asked.refusal);
    seeOther(ctx, FORM);
  });
}

const TOO_LARGE = {
  code: 'photo-too-large',
  message: '这张照片太大了,最多 8 MB。',
  next: '用手机自带的“标准”画质重拍一张,或不选照片。',
};

type Failed = { readonly problems: Problems; readonly written: Written; readonly kind: string };

/** Where the notice stands decides what is seen: the form, who he is, what will be public, or its number. */
async function show(ctx: ParameterizedContext, door: Door, failed: Failed | null): Promise<void> {
  const { uses, site } = door;
  const session = formSessionOf(ctx);
  const view = session === '' ? null : await uses.noticeForm.view(session);
  if (view === null || (!view.ok && failed === null)) return page(ctx, noticeHelpPage(site, uses.noticeForm.help()));
  if (!view.ok) return refuse(ctx, view.refusal);
  const token = noticeFormToken(session);
  if (view.value.filed !== null)
    return page(ctx, noticeDonePage(site, view.value, { token, found: ctx.query.found === '1' }));
  if (!view.value.full || failed !== null || ctx.query.edit === '1')
    return page(ctx, noticeFormPage(site, view.value, { token, failed }));
  page(
    ctx,
    view.value.identity.needed
      ? noticeIdentityPage(site, view.value, { token, refusal: null })
      : noticePreviewPage(site, view.value, token),
  );
}

/** Before the provider was asked, or after nobody was proved: with why. */
async function showIdentity(ctx: ParameterizedContext, { uses, site }: Door, refusal: Refusal): Promise<void> {
  const session = formSessionOf(ctx);
  const view = await uses.noticeForm.view(session);
  if (!view.ok || !view.value.identity.needed) return refuse(ctx, view.ok ? refusal : view.refusal);
  page(ctx, noticeIdentityPage(site, view.value, { token: noticeFormToken(session), refusal }));
  ctx.status = statusOf(refusal);
}

function page(ctx: ParameterizedContext, html: string): void {
  ctx.set('X-Robots-Tag', 'noindex');
  ctx.type = 'html';
  ctx.body = html;
}
