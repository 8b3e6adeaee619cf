import type { Talk } from '../../core/conversation/message.ts';
import type { VerifiedIdentity } from '../../core/people/verified-identity.ts';
import { done, type Refusal, type Result, refused } from '../../core/result.ts';
import type { Means } from '../means.ts';

type Asks = Pick<Means, 'identity' | 'clock'>;

/** Somebody is sent to the provider. `look` and `keep` are transactions of their own. */
export type Sending = {
  /** 256 random bits, drawn by the caller. */
  readonly request: string;
  readonly purpose: string;
  readonly returnTo: string;
  /** The company that he represents is asked for, too. */
  readonly represents?: boolean;
  /** Said where there is no provider. */
  readonly none: Refusal;
  /** Whose it is; refuses who is not to be asked now. */
  look(): Promise<Result<Talk>>;
  /** Remembers the request; refuses when what was looked at has moved on meanwhile. */
  keep(): Promise<Result<null>>;
};

/** Where he goes to prove who he is. The provider is asked between two transactions, so that a slow one holds no lock. */
export async function sendToProvider(means: Asks, sending: Sending): Promise<Result<string>> {
  const { request: id, purpose, returnTo, none, represents = false } = sending;
  const talk = await sending.look();
  if (!talk.ok) return talk;
  if (!means.identity) return { ok: false, refusal: none };
  const { address } = await means.identity.begin(
    { id, talk: talk.value, purpose, returnTo, represents },
    means.clock.now(),
  );
  const kept = await sending.keep();
  return kept.ok ? done(address) : kept;
}

/** Somebody comes back. `look` and `keep` are transactions of their own. */
export type Returning = {
  /** The request that waits, and whose it is. */
  look(): Promise<Result<{ readonly request: string | null; readonly talk: Talk }>>;
  /** Keeps what was proved under a request; refuses when another one waits by now. */
  keep(proved: VerifiedIdentity, request: string): Promise<Result<null>>;
};

/** Takes what the provider says, never what the browser brings. What it said and could not be kept is asked for anew. */
export async function hearProvider(means: Asks, { look, keep }: Returning): Promise<Result<null>> {
  const asked = await look();
  if (!asked.ok) return asked;
  const { request, talk } = asked.value;
  const proved = request === null ? null : await means.identity?.outcome(request, talk, means.clock.now());
  return request !== null && proved ? keep(proved, request) : unproved();
}

/** Nobody was proved, or another request waits by now. */
export function unproved(): Result<never> {
  return refused('identity-unproved', '身份还没有核验好。', '重新点「核验身份」,做完再回来。');
}
