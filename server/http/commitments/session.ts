import type { ParameterizedContext } from 'koa';

const COOKIE = 'signing';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const LIVES_SECONDS = 45 * 60;

/** The session of a request; empty when there is none, which nobody holds. */
export function signingSession(ctx: ParameterizedContext): string {
  const token = ctx.cookies.get(COOKIE) ?? '';
  return TOKEN.test(token) ? token : '';
}

/** Lax, not Strict: whoever was sent away to prove who he is comes back from another site. */
export function keepSigning(ctx: ParameterizedContext, session: string, publicUrl: string): void {
  setCookie(ctx, `${session}; Max-Age=${LIVES_SECONDS}`, publicUrl);
}

export function dropSigning(ctx: ParameterizedContext, publicUrl: string): void {
  setCookie(ctx, '; Max-Age=0', publicUrl);
}

/** Written by hand: a proxy may end TLS, and then Koa would refuse a Secure cookie. */
function setCookie(ctx: ParameterizedContext, value: string, publicUrl: string): void {
  const secure = publicUrl.startsWith('https://') ? '; Secure' : '';
  ctx.set('Set-Cookie', `${COOKIE}=${value}; Path=/commitments; HttpOnly; SameSite=Lax${secure}`);
}
