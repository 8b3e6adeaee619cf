import type Router from '@koa/router';
import type { Door } from '../door.ts';
import { jsonBody } from '../middleware/body.ts';
import { refuse } from '../refuse.ts';
import { conversationOfReader, type Reader, readerOf, talkOfReader } from '../session/reader.ts';
import type { Asked } from '../uses.ts';
import { presentAnswer } from './present.ts';
import { readQuestion } from './shapes.ts';

/** `POST /api/questions`: one question or one choice, one answer. With a session the conversation is the reader's own. */
export function questionRoutes(router: Router, { uses, metrics, questionLimits }: Door): void {
  router.post('/api/questions', ...questionLimits, jsonBody, async (ctx) => {
    const begun = process.hrtime.bigint();
    const read = readQuestion({ body: ctx.request.body, key: ctx.get('Idempotency-Key') || undefined });
    if (!read.ok) return refuse(ctx, read.refusal);

    const reader = await readerOf(ctx, uses.me);
    if (!reader.ok) return refuse(ctx, reader.refusal);

    const answered = await uses.askQuestion(askedBy(reader.value, read.value));
    if (!answered.ok) return refuse(ctx, answered.refusal);

    const { answer, conversation } = shownTo(reader.value, answered.value);
    metrics.answer(answer);
    ctx.body = presentAnswer(answer, conversation, Number((process.hrtime.bigint() - begun) / 1000n));
  });
}

function askedBy(reader: Reader | null, asked: Asked): Asked {
  return reader === null ? asked : { ...asked, talk: talkOfReader(reader), reachAt: reader.account.person };
}

function shownTo<T extends { readonly conversation: string }>(reader: Reader | null, answered: T): T {
  return reader === null ? answered : { ...answered, conversation: conversationOfReader(reader) };
}
