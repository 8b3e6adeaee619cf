import type Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { DISPOSITIONS } from '../../core/catalogue/disposition/register.ts';
import type { Refusal } from '../../core/result.ts';
import { type HomeView, homePage } from '../../web/home-page.tsx';
import type { Door } from '../door.ts';
import { formBody } from '../middleware/body.ts';
import { newConversation } from '../questions/shapes.ts';
import { statusOf } from '../refusals.ts';
import type { Uses } from '../uses.ts';
import { readForm, writtenIn, writtenInLink } from './shapes.ts';

/** `/`: ask here. Works as a plain form; the script uses `/api/questions` instead. */
export function homeRoutes(router: Router, door: Door): void {
  const { uses, metrics, questionLimits } = door;

  router.get('/', (ctx) => {
    show(ctx, door, { written: writtenInLink(ctx.query) });
  });

  router.post('/', ...questionLimits, formBody, async (ctx) => {
    const read = readForm(ctx.request.body);
    if (!read.ok) return showRefused(ctx, door, read.refusal);

    const answered = await uses.askQuestion(read.value.asked);
    if (!answered.ok) return showRefused(ctx, door, answered.refusal);

    const { answer, conversation } = answered.value;
    metrics.answer(answer);
    show(ctx, door, {
      turn: { said: read.value.said, answer },
      thread: { conversation, message: newConversation() },
    });
  });
}

function show(ctx: ParameterizedContext, { uses, site }: Door, part: Partial<HomeView>): void {
  ctx.type = 'html';
  ctx.body = homePage(site, {
    thread: { conversation: newConversation(), message: newConversation() },
    written: '',
    turn: null,
    refusal: null,
    list: listInShort(uses),
    ...part,
  });
}

/** The page again, with what was written and why it could not be answered. */
function showRefused(ctx: ParameterizedContext, door: Door, refusal: Refusal): void {
  show(ctx, door, { written: writtenIn(ctx.request.body), refusal });
  ctx.status = statusOf(refusal);
}

function listInShort(uses: Uses): HomeView['list'] {
  const found = uses.listRequirements({});
  if (!found.ok || found.value.list === null) return null;
  const { list, totals } = found.value;
  const sparing = new Set<string>(DISPOSITIONS.filter(({ spares }) => spares).map(({ name }) => name));
  const spared = totals.byDisposition.filter(({ disposition }) => sparing.has(disposition));
  return { title: list.title, rows: totals.all, spared: spared.reduce((sum, { count }) => sum + count, 0) };
}
