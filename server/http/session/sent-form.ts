import type { Middleware, ParameterizedContext } from 'koa';
import type * as z from 'zod';
import { done, type Refusal, type Result } from '../../core/result.ts';
import { jsonBody } from '../middleware/body.ts';
import { photoForm, photoFormOf } from '../middleware/photo-form.ts';
import { doorRefusal } from '../refusals.ts';

/** Our own program sends a file only in a form; without a photo it sends JSON. */
export const formOrJson: Middleware = (ctx, next) =>
  ctx.request.is('multipart/form-data') ? photoForm(ctx, next) : jsonBody(ctx, next);

/** What was sent. `photoRefused`: a photo came that is larger than we take. */
type Sent<Fields> = {
  readonly fields: Fields;
  readonly photo: Buffer | null;
  readonly photoRefused: Refusal | null;
};

const TOO_LARGE: Refusal = {
  code: 'photo-too-large',
  message: '这张照片太大了,最多 8 MB。',
  next: '用“标准”画质重拍一张,或不选照片。',
};

/** Reads what `formOrJson` let in. The fields of a form come without a prototype, so they are copied first. */
export function sentForm<Fields>(ctx: ParameterizedContext, schema: z.ZodType<Fields>): Result<Sent<Fields>> {
  const form = ctx.request.is('multipart/form-data') ? photoFormOf(ctx) : null;
  const fields = schema.safeParse({ ...((form === null ? ctx.request.body : form.fields) as object) });
  if (!fields.success) return { ok: false, refusal: doorRefusal('json-unreadable') };
  return done({ fields: fields.data, photo: form?.photo ?? null, photoRefused: form?.tooLarge ? TOO_LARGE : null });
}
