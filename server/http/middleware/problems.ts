import type { Middleware, ParameterizedContext } from 'koa';
import type { Log } from '../../log/log.ts';
import type { Problem } from '../contract.ts';
import { type DoorCode, statusOf } from '../refusals.ts';
import { refusalOn, refuse } from '../refuse.ts';
import { routeOf, speaksJson } from '../route.ts';

/** Renders a refusal for people: status, sentence, next step. */
export type ProblemPage = (problem: { status: number; message: string; next: string }) => string;

/**
 * Presents every refusal and every fault: JSON `{code, message, next}` to programs, a page to people. A fault while the
 * store is down is a 503, any other a 500; what happened goes to the log, never to the reader.
 */
export function problems(log: Log, storeIsUp: () => Promise<boolean>, page: ProblemPage): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (fault) {
      if (isUnreadableAddress(fault)) refuse(ctx, 'page-not-found');
      else await answerFault(ctx, fault, log, storeIsUp);
    }
    if (refusalOn(ctx) === null && !ctx.body && ctx.status >= 400) refuse(ctx, ofStatus(ctx.status));
    present(ctx, page);
  };
}

async function answerFault(
  ctx: ParameterizedContext,
  fault: unknown,
  log: Log,
  storeIsUp: () => Promise<boolean>,
): Promise<void> {
  const up = await storeIsUp().catch(() => false);
  log.error('request-failed', fault, { request: ctx.state.request, method: ctx.method, route: routeOf(ctx) });
  if (!up) ctx.set('Retry-After', '30');
  refuse(ctx, up ? 'fault' : 'store-down');
}

/** The router throws this for an address such as `/slips/%E0%A4%A`: the sender's mistake, not ours. */
function isUnreadableAddress(fault: unknown): boolean {
  return fault instanceof URIError || (fault instanceof Error && 'status' in fault && fault.status === 400);
}

function ofStatus(status: number): DoorCode {
  return status === 405 || status === 501 ? 'method-not-allowed' : 'page-not-found';
}

function present(ctx: ParameterizedContext, page: ProblemPage): void {
  const refusal = refusalOn(ctx);
  if (refusal === null) return;
  ctx.status = statusOf(refusal);
  if (speaksJson(ctx.path)) {
    const problem: Problem = { code: refusal.code, message: refusal.message, next: refusal.next };
    ctx.body = problem;
    return;
  }
  ctx.type = 'html';
  ctx.body = page({ status: ctx.status, message: refusal.message, next: refusal.next });
}
