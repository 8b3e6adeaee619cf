import type Router from '@koa/router';
import { meSchemas, type SessionGiven } from '../contract-me.ts';
import type { Door } from '../door.ts';
import { jsonBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { refusedWith } from '../refusals.ts';
import { refuse } from '../refuse.ts';

/** A hall behind one address signs in a few times a minute; who tries codes does it a thousand times. */
const SIGN_INS_PER_MINUTE = 60;

/** `POST /api/session`: a code of `wx.login` for a session. */
export function sessionRoutes(router: Router, { uses: { me } }: Door): void {
  router.post('/api/session', limitPerMinute(SIGN_INS_PER_MINUTE), jsonBody, async (ctx) => {
    const wanted = meSchemas.sessionWanted.safeParse(ctx.request.body);
    if (!wanted.success) {
      const read = refusedWith(wanted.error, 'json-unreadable');
      if (!read.ok) refuse(ctx, read.refusal);
      return;
    }
    const opened = await me.open(wanted.data.code);
    if (!opened.ok) return refuse(ctx, opened.refusal);
    const { token, until } = opened.value;
    const given: SessionGiven = { token, until };
    ctx.body = given;
  });
}
