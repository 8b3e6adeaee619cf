import { randomUUID } from 'node:crypto';
import type Router from '@koa/router';
import { kindOfComplaint } from '../../core/complaint/kind.ts';
import { done } from '../../core/result.ts';
import { schemas } from '../contract.ts';
import { type ComplaintTaken, complaintSchemas } from '../contract-complaints.ts';
import type { Door } from '../door.ts';
import { jsonBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { byReader } from '../session/by-reader.ts';
import { presentHelp } from './present.ts';

/** A hall behind one address sends a few; who sends a hundred does not complain. */
const SENT_PER_MINUTE = 30;

/** `/api/complaints`: what went wrong at a window, taken in with a number and handed to a person. */
export function complaintRoutes(router: Router, door: Door): void {
  const { complaints, county } = door.uses;

  router.get('/api/complaints', (ctx) => {
    ctx.body = presentHelp(county.home());
  });

  router.post('/api/complaints', limitPerMinute(SENT_PER_MINUTE), jsonBody, async (ctx) => {
    await byReader(ctx, door, complaintSchemas.complaintSent, async ({ account }, sent) => {
      const { kind, window, cause, paper = '', matter = '', said = '' } = sent;
      const given = schemas.idempotency.safeParse({ 'idempotency-key': ctx.get('Idempotency-Key') || undefined });
      const key = (given.success && given.data['idempotency-key']) || randomUUID();
      const taken = await complaints.take({ account, key, told: { kind, window, cause, paper, matter, said } });
      if (!taken.ok) return taken;
      const { label, promise } = kindOfComplaint(kind);
      return done({ number: taken.value, label, promise } satisfies ComplaintTaken);
    });
  });
}
