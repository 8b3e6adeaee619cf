import type Router from '@koa/router';
import { done } from '../../core/result.ts';
import {
  type JoinCodeGiven,
  type JoinedGiven,
  type ReachGiven,
  reachSchemas,
  type TelephoneGiven,
} from '../contract-reach.ts';
import type { Door } from '../door.ts';
import { jsonBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { byReader } from '../session/by-reader.ts';

/** Each code of a telephone is paid for, and each of a joining is a guess: nobody needs many. */
const CODES_PER_MINUTE = 10;

/** `/api/me/reach`, `/api/me/joining`: how he is reached, and which account is his as well. */
export function reachRoutes(router: Router, door: Door): void {
  const { reach } = door.uses;
  const codes = limitPerMinute(CODES_PER_MINUTE);

  router.get('/api/me/reach', (ctx) =>
    byReader(ctx, door, null, async ({ account }) => done<ReachGiven>(await reach.view(account))),
  );

  router.put('/api/me/reach/messages', jsonBody, (ctx) =>
    byReader(ctx, door, reachSchemas.messagesChosen, ({ account }, { agreed }) =>
      reach.chooseMessages(account, agreed),
    ),
  );

  router.put('/api/me/reach/telephone', codes, jsonBody, (ctx) =>
    byReader(ctx, door, reachSchemas.telephoneSent, async ({ account }, { code }) => {
      const kept = await reach.keepTelephone(account, code);
      return kept.ok ? done<TelephoneGiven>({ telephone: kept.value }) : kept;
    }),
  );

  router.delete('/api/me/reach/telephone', (ctx) =>
    byReader(ctx, door, null, async ({ account }) => done(await reach.dropTelephone(account))),
  );

  router.post('/api/me/joining/code', codes, (ctx) =>
    byReader(ctx, door, null, async ({ account }) => {
      const offered = await reach.offerJoin(account);
      return offered.ok ? done<JoinCodeGiven>(offered.value) : offered;
    }),
  );

  router.post('/api/me/joining', codes, jsonBody, (ctx) =>
    byReader(ctx, door, reachSchemas.joinCodeSent, async ({ account }, { code }) => {
      const joined = await reach.join(account, code);
      return joined.ok ? done<JoinedGiven>({ joined: joined.value }) : joined;
    }),
  );

  router.delete('/api/me/joining', (ctx) => byReader(ctx, door, null, ({ account }) => reach.part(account)));
}
