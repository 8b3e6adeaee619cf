import type { ParameterizedContext } from 'koa';
import type * as z from 'zod';
import type { Result } from '../../core/result.ts';
import type { Door } from '../door.ts';
import { refusedWith } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { type Reader, readerOnly } from './reader.ts';

/** Guard, check, do, present, for who brings a session. `schema`: of the body; null where there is none to look at. */
export async function byReader<Sent>(
  ctx: ParameterizedContext,
  { uses }: Pick<Door, 'uses'>,
  schema: z.ZodType<Sent> | null,
  work: (reader: Reader, sent: Sent) => Promise<Result<object | null>>,
): Promise<void> {
  const reader = await readerOnly(ctx, uses.me);
  if (!reader.ok) return refuse(ctx, reader.refusal);
  const sent = schema?.safeParse(ctx.request.body);
  if (sent?.success === false) {
    const read = refusedWith(sent.error, 'json-unreadable');
    if (!read.ok) refuse(ctx, read.refusal);
    return;
  }
  const worked = await work(reader.value, sent?.data as Sent);
  if (!worked.ok) return refuse(ctx, worked.refusal);
  ctx.body = worked.value ?? {};
}
