import type { ParameterizedContext } from 'koa';
import type { Bubble, Sandbox, SandboxNews } from '../../ports/sandbox.ts';
import { bubbleHtml } from '../../web/sandbox-bubble.tsx';

const ALIVE_EVERY = 20_000;

/** Where a page stands: which run of the server, and up to which tick it was told. */
export function sinceOf({ run, tick }: Pick<Sandbox, 'run' | 'tick'>): string {
  return `${run}.${tick}`;
}

/** Sends news as they come, as server-sent events, after what the page has missed. `ended` when it was left. */
export function sendNews(ctx: ParameterizedContext, sandbox: Sandbox, ended: () => void): void {
  const { res } = ctx;
  const write = (event: string, data: object, tick = sandbox.tick): void =>
    void res.write(`id: ${sandbox.run}.${tick}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const tell = (news: SandboxNews): void => {
    if (news.kind === 'over') res.end();
    else if (news.kind === 'bubble') write('bubble', asSent(news.bubble), news.bubble.tick);
    else write('controls', {});
  };
  begin(ctx);
  const [run, tick] = (ctx.get('Last-Event-ID') || String(ctx.query.since ?? '')).split('.');
  if (run !== sandbox.run) write('stale', {});
  else catchUp(sandbox, Number(tick) || 0, tell);
  const leave = sandbox.watch(tell);
  const alive = setInterval(() => res.write(': alive\n\n'), ALIVE_EVERY);
  res.once('close', () => {
    clearInterval(alive);
    leave();
    ended();
  });
}

/** What changed between the page's being written and its listening, or while its line was broken. */
function catchUp(sandbox: Sandbox, tick: number, tell: (news: SandboxNews) => void): void {
  for (const bubble of sandbox.after(tick)) tell({ kind: 'bubble', bubble });
  if (sandbox.controlsChanged > tick) tell({ kind: 'controls' });
}

/** Koa ends every response it answers itself; this one ends when the page is left. */
function begin(ctx: ParameterizedContext): void {
  ctx.status = 200;
  ctx.set('Content-Type', 'text/event-stream; charset=utf-8');
  ctx.set('X-Accel-Buffering', 'no');
  ctx.respond = false;
  ctx.res.flushHeaders();
}

function asSent(bubble: Bubble): object {
  const { room, seq, tick } = bubble;
  return { room, seq, tick, html: bubbleHtml(bubble) };
}
