import type Router from '@koa/router';
import type { Middleware, ParameterizedContext } from 'koa';
import { done, type Result } from '../../core/result.ts';
import { PAGES_PER_MINUTE } from '../board/routes.ts';
import { readCommitmentNumber } from '../commitments/shapes.ts';
import { type CommitmentGiven, type CommitmentSigned, commitmentSchemas } from '../contract-commitments.ts';
import type { Door } from '../door.ts';
import { presentBegunIdentity } from '../identity/present.ts';
import { jsonBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { refuse } from '../refuse.ts';
import { byReader } from '../session/by-reader.ts';
import { type Reader, readerOf } from '../session/reader.ts';
import {
  presentCommitment,
  presentCommitments,
  presentJudged,
  presentOpening,
  presentReceipt,
  presentSigning,
} from './present.ts';

/** As at the signing page: a service hall signs behind one address. */
const DEEDS_PER_MINUTE = 240;

/** `/api/commitments`: what may be signed for, the way to a signature, and what was signed, by the rules of the page `/commitments/…`. */
export function commitmentApiRoutes(router: Router, door: Door): void {
  const { commitments, me } = door.uses;
  const limited = limitPerMinute(DEEDS_PER_MINUTE);

  router.get('/api/commitments', limited, async (ctx) => {
    const reader = await readerOf(ctx, me);
    if (!reader.ok) return refuse(ctx, reader.refusal);
    const own = reader.value && (await commitments.ofOwn(reader.value.account));
    ctx.body = presentCommitments(commitments.signable(), own);
  });

  // Without a session by its number, as anybody sees it; with one it is his own, in full, or he hears that it is not his.
  router.get('/api/commitments/:number', limitPerMinute(PAGES_PER_MINUTE, 'too-many-looks'), async (ctx) => {
    const number = readCommitmentNumber(ctx.params.number);
    if (number === null) return refuse(ctx, 'commitment-malformed');
    const reader = await readerOf(ctx, me);
    if (!reader.ok) return refuse(ctx, reader.refusal);
    const given = await (reader.value === null ? shown(door, number) : own(door, number, reader.value));
    if (!given.ok) return refuse(ctx, given.refusal);
    ctx.body = given.value;
  });

  router.post('/api/commitments', limited, jsonBody, async (ctx) => {
    await byReader(ctx, door, commitmentSchemas.commitmentWanted, async ({ account }, { row, matter = null }) => {
      const begun = await commitments.begin(account, { row, matter });
      return begun.ok ? done(presentOpening(begun.value.row, begun.value.opening)) : begun;
    });
  });

  router.post('/api/commitments/:number/objection', limited, jsonBody, async (ctx) => {
    await byReader(ctx, door, commitmentSchemas.objectionSent, ({ account }, { reason }) => {
      return commitments.object(account, { number: numberIn(ctx), reason });
    });
  });

  router.delete('/api/commitments/:number', limited, async (ctx) => {
    await byOwner(ctx, door, ({ account }, number) => commitments.withdraw(account, number));
  });

  signingOf(router, door, limited);
}

async function shown({ uses, site }: Door, number: string): Promise<Result<CommitmentGiven>> {
  const read = await uses.commitments.read(number, null);
  return read.ok ? done(presentReceipt(read.value, site.publicUrl)) : read;
}

async function own({ uses, site }: Door, number: string, { account }: Reader): Promise<Result<CommitmentGiven>> {
  const read = await uses.commitments.readOwn(account, number);
  return read.ok ? done(presentCommitment(read.value, site.publicUrl)) : read;
}

/** What is done with one that he has begun: read, understood, filled in, identified, signed. */
function signingOf(router: Router, door: Door, limited: Middleware): void {
  const { commitments, trialIdentity } = door.uses;
  const BEGUN = '/api/commitments/begun/:case';
  const wayIn = (ctx: ParameterizedContext, { account }: Reader) => ({ account, case: caseIn(ctx) });
  const asItStands = async (ctx: ParameterizedContext, reader: Reader, work: Promise<Result<null>> | null = null) => {
    const worked = await work;
    if (worked?.ok === false) return worked;
    const view = await commitments.view(wayIn(ctx, reader));
    return view.ok ? done(presentSigning(view.value)) : view;
  };

  router.get(BEGUN, limited, (ctx) => byReader(ctx, door, null, (reader) => asItStands(ctx, reader)));

  router.post(`${BEGUN}/answers`, limited, jsonBody, async (ctx) => {
    await byReader(ctx, door, commitmentSchemas.answerGivenBack, async (reader, { question, option }) => {
      const way = wayIn(ctx, reader);
      const answered = await commitments.answer(way, { [question]: option });
      if (!answered.ok) return answered;
      const view = await commitments.view(way);
      return view.ok ? done(presentJudged(view.value, question)) : view;
    });
  });

  router.post(`${BEGUN}/particulars`, limited, jsonBody, async (ctx) => {
    await byReader(ctx, door, commitmentSchemas.particulars, (reader, filled) =>
      asItStands(ctx, reader, commitments.fill(wayIn(ctx, reader), filled)),
    );
  });

  router.post(`${BEGUN}/identity`, limited, async (ctx) => {
    await byReader(ctx, door, null, async (reader) => {
      const begun = await commitments.beginIdentity(wayIn(ctx, reader));
      return begun.ok ? done(presentBegunIdentity(begun.value, door.site.publicUrl, trialIdentity)) : begun;
    });
  });

  router.post(`${BEGUN}/identified`, limited, async (ctx) => {
    await byReader(ctx, door, null, (reader) => asItStands(ctx, reader, commitments.takeIdentity(wayIn(ctx, reader))));
  });

  router.post(`${BEGUN}/signature`, limited, jsonBody, async (ctx) => {
    await byReader(ctx, door, commitmentSchemas.signatureSent, async (reader, form) => {
      const signed = await commitments.sign(wayIn(ctx, reader), form);
      if (!signed.ok) return signed;
      const given: CommitmentSigned = { number: signed.value.number };
      return done(given);
    });
  });
}

function byOwner(
  ctx: ParameterizedContext,
  door: Door,
  work: (reader: Reader, number: string) => Promise<Result<object | null>>,
): Promise<void> {
  return byReader(ctx, door, null, (reader) => work(reader, numberIn(ctx)));
}

/** A number that is none is nobody's. */
function numberIn(ctx: ParameterizedContext): string {
  return readCommitmentNumber(ctx.params.number) ?? '';
}

function caseIn(ctx: ParameterizedContext): number {
  return /^\d{1,9}$/.test(ctx.params.case ?? '') ? Number(ctx.params.case) : 0;
}
