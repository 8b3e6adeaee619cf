import type Router from '@koa/router';
import type { Door } from '../door.ts';
import { jsonBody } from '../middleware/body.ts';
import { refuse } from '../refuse.ts';
import { presentAnswer } from './present.ts';
import { readQuestion } from './shapes.ts';

/** `POST /api/questions`: one question or one choice, one answer. */
export function questionRoutes(router: Router, { uses, metrics, questionLimits }: Door): void {
  router.post('/api/questions', ...questionLimits, jsonBody, async (ctx) => {
    const begun = process.hrtime.bigint();
    const read = readQuestion({ body: ctx.request.body, key: ctx.get('Idempotency-Key') || undefined });
    if (!read.ok) return refuse(ctx, read.refusal);

    const answered = await uses.askQuestion(read.value);
    if (!answered.ok) return refuse(ctx, answered.refusal);

    const { answer, conversation } = answered.value;
    metrics.answer(answer);
    ctx.body = presentAnswer(answer, conversation, Number((process.hrtime.bigint() - begun) / 1000n));
  });
}
