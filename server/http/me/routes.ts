import type Router from '@koa/router';
import { type ForgottenGiven, meSchemas } from '../contract-me.ts';
import type { Door } from '../door.ts';
import { jsonBody } from '../middleware/body.ts';
import { refuse } from '../refuse.ts';
import { byReader } from '../session/by-reader.ts';
import { readerOnly } from '../session/reader.ts';
import { presentExport, presentMe } from './present.ts';

/** `/api/me`: what is under way for whoever brings a session, all that is held of him, and its end. */
export function meRoutes(router: Router, { uses, now, site }: Door): void {
  const { me, county, commitments, complaints } = uses;

  router.get('/api/me', async (ctx) => {
    const reader = await readerOnly(ctx, me);
    if (!reader.ok) return refuse(ctx, reader.refusal);
    const { account } = reader.value;
    const [mine, { signed }, sent] = await Promise.all([
      me.view(account),
      commitments.ofOwn(account),
      complaints.ofOwn(account),
    ]);
    ctx.body = presentMe(mine, { kinds: county.home().noticeBoard.kinds, commitments: signed, complaints: sent });
  });

  router.get('/api/me/export', async (ctx) => {
    const reader = await readerOnly(ctx, me);
    if (!reader.ok) return refuse(ctx, reader.refusal);
    ctx.attachment('my-data.json');
    ctx.body = presentExport(await me.export(reader.value.account), site.county.name, now());
  });

  router.delete('/api/me', async (ctx) => {
    const reader = await readerOnly(ctx, me);
    if (!reader.ok) return refuse(ctx, reader.refusal);
    const given: ForgottenGiven = { erased: await me.forget(reader.value.account) };
    ctx.body = given;
  });

  router.post('/api/tasks/:number/rating', jsonBody, async (ctx) => {
    await byReader(ctx, { uses }, meSchemas.ratingSent, ({ account }, { stars }) =>
      me.rate(account, { number: /^\d{1,9}$/.test(ctx.params.number ?? '') ? Number(ctx.params.number) : 0, stars }),
    );
  });
}
