import { createHash } from 'node:crypto';
import type { ParameterizedContext } from 'koa';
import type { Talk } from '../../core/conversation/message.ts';
import { done, type Result } from '../../core/result.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { MeUses } from '../me/uses.ts';
import { doorRefusal } from '../refusals.ts';

const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/;

/** A reader and his token. */
export type Reader = { readonly account: Account; readonly token: string };

/** Who asks, when he brings a session; null for everybody else. A session that is over is refused, so that he opens another one. */
export async function readerOf(ctx: ParameterizedContext, me: MeUses): Promise<Result<Reader | null>> {
  const header = ctx.get('Authorization');
  if (header === '') return done(null);
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) return { ok: false, refusal: doorRefusal('session-missing') };
  const account = await me.holder(token);
  return account.ok ? done({ account: account.value, token }) : account;
}

/** The same where nobody else is let in. */
export async function readerOnly(ctx: ParameterizedContext, me: MeUses): Promise<Result<Reader>> {
  const reader = await readerOf(ctx, me);
  if (!reader.ok) return reader;
  return reader.value === null ? { ok: false, refusal: doorRefusal('session-missing') } : done(reader.value);
}

/** Where a reader talks with us: in his own chat, as in WeChat. */
export function talkOfReader({ account }: Reader): Talk {
  return { ...account, chat: account.person };
}

/** What stands for his conversation in replies: his account is nobody's to read, not even in his own telephone. */
export function conversationOfReader({ token }: Reader): string {
  return createHash('sha256').update(`reader ${token}`).digest().subarray(0, 16).toString('base64url');
}
