import { randomUUID } from 'node:crypto';
import type { ParameterizedContext } from 'koa';
import { schemas } from '../contract.ts';

/** The key of a deed (Idempotency-Key), the same for every try; one of our own when none, or none that is one, came. */
export function keyOf(ctx: ParameterizedContext): string {
  const given = schemas.idempotency.safeParse({ 'idempotency-key': ctx.get('Idempotency-Key') || undefined });
  return (given.success && given.data['idempotency-key']) || randomUUID();
}
