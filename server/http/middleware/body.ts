import { bodyParser } from '@koa/bodyparser';
import type { Middleware } from 'koa';
import type { DoorCode } from '../refusals.ts';
import { refuse } from '../refuse.ts';

const LIMIT = '64kb';

/** Reads a JSON body of at most 64 KB; anything else is refused before it is parsed. */
export const jsonBody: Middleware = bodyOf('application/json', 'type-unsupported', 'json-unreadable', {
  enableTypes: ['json'],
  jsonStrict: true,
  jsonLimit: LIMIT,
});

/** Reads the form of a page without script, at most 64 KB. */
export const formBody: Middleware = bodyOf('application/x-www-form-urlencoded', 'form-expected', 'form-unreadable', {
  enableTypes: ['form'],
  formLimit: LIMIT,
});

function bodyOf(
  type: string,
  wrongType: DoorCode,
  unreadable: DoorCode,
  options: NonNullable<Parameters<typeof bodyParser>[0]>,
): Middleware {
  const parse = bodyParser(options);
  return async (ctx, next) => {
    if (ctx.request.is(type) !== type) return refuse(ctx, wrongType);
    try {
      await parse(ctx, async () => {});
    } catch (fault) {
      return refuse(ctx, refusalFor(fault, unreadable));
    }
    await next();
  };
}

function refusalFor(fault: unknown, unreadable: DoorCode): DoorCode {
  const status = fault instanceof Error && 'status' in fault ? fault.status : null;
  return status === 413 ? 'body-too-large' : unreadable;
}
