import type Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import type { Refusal } from '../../core/result.ts';
import type { Door } from '../door.ts';
import { formBody } from '../middleware/body.ts';
import { newConversation } from '../questions/shapes.ts';
import { statusOf } from '../refusals.ts';
import { readForm, writtenIn, writtenInLink } from './shapes.ts';
import { showHome } from './show.ts';

/** `/`: ask here. Works as a plain form; the script uses `/api/questions` instead. */
export function homeRoutes(router: Router, door: Door): void {
  const { uses, metrics, questionLimits } = door;

  router.get('/', (ctx) => {
    showHome(ctx, door, { written: writtenInLink(ctx.query) });
  });

  router.post('/', ...questionLimits, formBody, async (ctx) => {
    const read = readForm(ctx.request.body);
    if (!read.ok) return showRefused(ctx, door, read.refusal);

    const answered = await uses.askQuestion(read.value.asked);
    if (!answered.ok) return showRefused(ctx, door, answered.refusal);

    const { answer, conversation } = answered.value;
    metrics.answer(answer);
    showHome(ctx, door, {
      turn: { said: read.value.said, answer },
      thread: { conversation, message: newConversation() },
    });
  });
}

/** The page again, with what was written and why it could not be answered. */
function showRefused(ctx: ParameterizedContext, door: Door, refusal: Refusal): void {
  showHome(ctx, door, { written: writtenIn(ctx.request.body), refusal });
  ctx.status = statusOf(refusal);
}
