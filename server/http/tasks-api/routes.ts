import type Router from '@koa/router';
import { done } from '../../core/result.ts';
import { type ErrandTaken, taskSchemas } from '../contract-tasks.ts';
import { readNumber } from '../desk/shapes.ts';
import type { Door } from '../door.ts';
import { jsonBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { byReader } from '../session/by-reader.ts';
import { keyOf } from '../session/key-of.ts';
import { presentAllowing, presentOwnTask, presentPapers } from './present.ts';

/** A hall behind one address entrusts a few. */
const SENT_PER_MINUTE = 60;

/** `/api/tasks`: what staff fetch for somebody, from what may be entrusted to taking it back, by the rules of the conversation. */
export function taskApiRoutes(router: Router, door: Door): void {
  const { tasks } = door.uses;
  const limited = limitPerMinute(SENT_PER_MINUTE);

  router.get('/api/tasks/papers', (ctx) => {
    ctx.body = presentPapers(tasks.runnable());
  });

  router.post('/api/tasks/read', limited, jsonBody, async (ctx) => {
    await byReader(ctx, door, taskSchemas.errandSent, async (_reader, form) => {
      const read = tasks.read(form);
      return read.ok ? done(presentAllowing(read.value)) : read;
    });
  });

  router.post('/api/tasks', limited, jsonBody, async (ctx) => {
    await byReader(ctx, door, taskSchemas.errandSent, async ({ account }, form) => {
      const taken = await tasks.entrust({ account, form, key: keyOf(ctx) });
      return taken.ok ? done({ number: taken.value } satisfies ErrandTaken) : taken;
    });
  });

  router.get('/api/tasks/:number', limited, async (ctx) => {
    await byReader(ctx, door, null, async ({ account }) => {
      const own = await tasks.view(account, readNumber(ctx.params.number) ?? 0);
      return own.ok ? done(presentOwnTask(own.value)) : own;
    });
  });

  router.delete('/api/tasks/:number/authorisation', limited, async (ctx) => {
    await byReader(ctx, door, null, ({ account }) => tasks.withdraw(account, readNumber(ctx.params.number) ?? 0));
  });
}
