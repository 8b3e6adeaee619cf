import type Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import type { Result } from '../../core/result.ts';
import type { Sandbox } from '../../ports/sandbox.ts';
import { sandboxAddress } from '../../web/sandbox-address.ts';
import { type SandboxView, sandboxPage } from '../../web/sandbox-page.tsx';
import type { Door } from '../door.ts';
import { jsonBody } from '../middleware/body.ts';
import { refuse } from '../refuse.ts';
import { sendNews, sinceOf } from './news.ts';
import { nextSeat, readAct, readMove, readSeats, readTurned } from './shapes.ts';

/** Pages open at once: each holds a connection. */
const MOST_OPEN = 50;

/** `/sandbox` and what its script calls. Only a demonstration has it: nothing here exists in production. */
export function sandboxRoutes(router: Router, { site, questionLimits }: Door, sandbox: Sandbox): void {
  let open = 0;

  router.get('/sandbox', (ctx) => {
    sandbox.wake();
    ctx.type = 'html';
    ctx.body = sandboxPage(site, viewOf(sandbox, ctx.query.p));
  });

  router.get('/api/sandbox/news', (ctx) => {
    if (open >= MOST_OPEN) {
      ctx.set('Retry-After', '5');
      return refuse(ctx, 'busy');
    }
    open += 1;
    sendNews(ctx, sandbox, () => {
      open -= 1;
    });
  });

  router.post('/api/sandbox/acts', ...questionLimits, jsonBody, async (ctx) => {
    const read = readAct(ctx.request.body);
    if (!read.ok) return refuse(ctx, read.refusal);
    answer(ctx, await sandbox.act(read.value.person, read.value.chat, read.value.act));
  });

  router.post('/api/sandbox/clock', jsonBody, (ctx) => {
    const read = readMove(ctx.request.body);
    answer(ctx, read.ok ? sandbox.move(read.value) : read);
  });

  router.post('/api/sandbox/faults', jsonBody, (ctx) => {
    const read = readTurned(ctx.request.body);
    answer(ctx, read.ok ? sandbox.turn(read.value.name, read.value.on) : read);
  });
}

function answer(ctx: ParameterizedContext, result: Result<unknown>): void {
  if (result.ok) {
    ctx.status = 202;
    ctx.body = {};
  } else refuse(ctx, result.refusal);
}

function viewOf(sandbox: Sandbox, query: string | string[] | undefined): SandboxView {
  const seats = readSeats(query, sandbox);
  const next = nextSeat(seats, sandbox);
  return {
    people: sandbox.people,
    panes: seats.map(({ person, chat }, at) => ({
      person,
      chat,
      chats: sandbox.chatsOf(person.id),
      bubbles: sandbox.bubbles(chat.room),
      without: seats.length > 1 ? sandboxAddress(seats.filter((_, other) => other !== at)) : null,
    })),
    more: next && sandboxAddress([...seats, next]),
    now: sandbox.now(),
    moved: sandbox.moved,
    faults: sandbox.faults(),
    connections: sandbox.connections(),
    sightings: sandbox.sightings(),
    since: sinceOf(sandbox),
    fresh: sandbox.fresh(),
  };
}
