import type Router from '@koa/router';
import type { Middleware, ParameterizedContext } from 'koa';
import { type ChallengeForms, showingPage } from '../../web/showing-page.tsx';
import { showingsPage } from '../../web/showings-page.tsx';
import { PAGES_PER_MINUTE, unlisted } from '../board/routes.ts';
import { readCommitmentNumber } from '../commitments/shapes.ts';
import { seeOther } from '../desk/routes.ts';
import type { Door } from '../door.ts';
import { formBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { statusOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { readChallengeForm, readPage } from './shapes.ts';

/** Forms an address may send a minute, mistakes among them: a village hall, no flood. What is heeded sends somebody out. */
const CHALLENGES_PER_MINUTE = 10;

/** `/showings`: commitments that everybody may say are not true, masked, as long as their days last. No search engine, no file. */
export function showingRoutes(router: Router, door: Door): void {
  const { uses, site } = door;
  const limited = limitPerMinute(PAGES_PER_MINUTE, 'too-many-looks');

  router.get('/showings', limited, async (ctx) => {
    const page = readPage(ctx.query);
    if (!page.ok) return refuse(ctx, page.refusal);
    const list = await uses.showings.list(page.value);
    unlisted(ctx);
    ctx.body = showingsPage(site, list);
  });

  router.get('/showings/:number', limited, (ctx) => show(ctx, door, { heard: false, failed: null }));
  router.get('/showings/:number/heard', limited, (ctx) => show(ctx, door, { heard: true, failed: null }));

  const posted: Middleware[] = [limitPerMinute(CHALLENGES_PER_MINUTE, 'too-many-looks'), fromHere, formBody];
  router.post('/showings/:number', ...posted, async (ctx) => {
    const number = readCommitmentNumber(ctx.params.number);
    const form = readChallengeForm(ctx.request.body);
    if (number === null) return refuse(ctx, 'commitment-malformed');
    if (form === null) return refuse(ctx, 'form-unreadable');
    const heard = await uses.showings.challenge(number, form);
    if (heard.ok) return seeOther(ctx, `/showings/${number}/heard`);
    await show(ctx, door, { heard: false, failed: { refusal: heard.refusal, written: form } });
  });
}

/** Another site's page sends nothing in a visitor's name. */
const fromHere: Middleware = async (ctx, next) => {
  const from = ctx.get('Sec-Fetch-Site');
  if (from !== '' && from !== 'same-origin' && from !== 'none') return refuse(ctx, 'challenge-stale');
  await next();
};

async function show(ctx: ParameterizedContext, { uses, site }: Door, forms: ChallengeForms): Promise<void> {
  const number = readCommitmentNumber(ctx.params.number);
  if (number === null) return refuse(ctx, 'commitment-malformed');
  const read = await uses.showings.read(number);
  if (!read.ok) return refuse(ctx, read.refusal);
  unlisted(ctx);
  ctx.body = showingPage(site, read.value, forms);
  if (forms.failed) ctx.status = statusOf(forms.failed.refusal);
}
