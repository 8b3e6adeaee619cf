import type { Context, ParameterizedContext } from 'koa';
import type { Refusal } from '../core/result.ts';
import { type DoorCode, doorRefusal, statusOf } from './refusals.ts';

/** Notes on the request that it is refused; the outermost middleware presents it as JSON or as a page. */
export function refuse(ctx: ParameterizedContext | Context, refusal: Refusal | DoorCode): void {
  const known = typeof refusal === 'string' ? doorRefusal(refusal) : refusal;
  ctx.status = statusOf(known);
  ctx.state.refusal = known;
}

/** The refusal noted on the request, if any. */
export function refusalOn(ctx: ParameterizedContext): Refusal | null {
  const { refusal } = ctx.state as { refusal?: Refusal };
  return refusal ?? null;
}
