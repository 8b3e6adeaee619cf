import type Router from '@koa/router';
import type { Middleware } from 'koa';
import type { Problems } from '../../core/notice/whole-form.ts';
import { done, type Result } from '../../core/result.ts';
import { type NoticeFiledGiven, type NoticeFormGiven, noticeFormSchemas } from '../contract-notice-form.ts';
import type { Door } from '../door.ts';
import { presentBegunIdentity } from '../identity/present.ts';
import { jsonBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { byReader } from '../session/by-reader.ts';
import { formOrJson, sentForm } from '../session/sent-form.ts';
import { presentFiled, presentForm, presentHelp } from './present.ts';

/** As at the page: photos are dear to draw. */
const SENT_PER_MINUTE = 60;
const FORM = '/api/notices/form';

/** `/api/notices/form`: the form of a loss notice for who is signed in, by the rules of the page `/notices/new`. */
export function noticeFormApiRoutes(router: Router, door: Door): void {
  const { noticeForm } = door.uses;
  const posted: Middleware[] = [limitPerMinute(SENT_PER_MINUTE)];

  router.get(FORM, (ctx) => {
    ctx.body = presentHelp(noticeForm.help());
  });

  router.post(FORM, ...posted, jsonBody, async (ctx) => {
    await byReader(ctx, door, noticeFormSchemas.noticeFormWanted, async ({ account }, { kind }) => {
      const entered = await noticeForm.enterOwn(account, kind);
      return entered.ok ? asItStands(door, entered.value) : entered;
    });
  });

  router.post(`${FORM}/fields`, ...posted, formOrJson, async (ctx) => {
    await byReader(ctx, door, null, async () => {
      const sent = sentForm(ctx, noticeFormSchemas.noticeFormSent);
      if (!sent.ok) return sent;
      const { photo, photoRefused } = sent.value;
      const { session, kind, ...written } = sent.value.fields;
      const taken = await noticeForm.take({ session, kind, written, photo });
      if (!taken.ok) return taken;
      return asItStands(door, session, photoRefused ? { ...taken.value, photo: photoRefused } : taken.value);
    });
  });

  router.post(`${FORM}/agreed`, ...posted, jsonBody, async (ctx) => {
    await byReader(ctx, door, noticeFormSchemas.noticeFormSession, (_reader, { session }) => agree(door, session));
  });

  router.post(`${FORM}/identity`, ...posted, jsonBody, async (ctx) => {
    await byReader(ctx, door, noticeFormSchemas.noticeFormSession, async (_reader, { session }) => {
      const begun = await noticeForm.beginIdentity(session);
      return begun.ok ? done(presentBegunIdentity(begun.value, door.site.publicUrl, door.uses.trialIdentity)) : begun;
    });
  });

  router.post(`${FORM}/identified`, ...posted, jsonBody, async (ctx) => {
    await byReader(ctx, door, noticeFormSchemas.noticeFormSession, async (_reader, { session }) => {
      const taken = await noticeForm.takeIdentity(session);
      return taken.ok ? asItStands(door, session) : taken;
    });
  });

  router.post(`${FORM}/reissue`, ...posted, jsonBody, async (ctx) => {
    await byReader(ctx, door, noticeFormSchemas.noticeFormSession, async (_reader, { session }) => {
      const asked = await noticeForm.reissue(session);
      return asked.ok ? asItStands(door, session) : asked;
    });
  });
}

async function asItStands({ uses }: Door, session: string, problems: Problems = {}): Promise<Result<NoticeFormGiven>> {
  const view = await uses.noticeForm.view(session);
  return view.ok ? done(presentForm(session, view.value, problems)) : view;
}

/** The page is looked at before, because what is filed second is gone. */
async function agree(door: Door, session: string): Promise<Result<NoticeFiledGiven>> {
  const before = await door.uses.noticeForm.view(session);
  if (!before.ok) return before;
  const { point } = before.value;
  const filed = await door.uses.noticeForm.undertake(session);
  if (!filed.ok) return filed;
  if (filed.value.kind === 'first') return done(presentFiled(filed.value, null, point));
  const form = await asItStands(door, session);
  return form.ok ? done(presentFiled(filed.value, form.value, point)) : form;
}
