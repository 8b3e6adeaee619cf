import { createHash, timingSafeEqual } from 'node:crypto';
import type { ParameterizedContext } from 'koa';

const COOKIE = 'desk';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const LIVES_SECONDS = 8 * 3_600;

/** The session of a request; empty when there is none, which nobody holds. */
export function sessionOf(ctx: ParameterizedContext): string {
  const token = ctx.cookies.get(COOKIE) ?? '';
  return TOKEN.test(token) ? token : '';
}

/** Only this server sees the cookie, only on pages of the desk, and never on a request that another site made. */
export function keepSession(ctx: ParameterizedContext, session: string, publicUrl: string): void {
  setCookie(ctx, `${session}; Max-Age=${LIVES_SECONDS}`, publicUrl);
}

export function dropSession(ctx: ParameterizedContext, publicUrl: string): void {
  setCookie(ctx, '; Max-Age=0', publicUrl);
}

/** Written by hand: a proxy may end TLS, and then Koa would refuse a Secure cookie. */
function setCookie(ctx: ParameterizedContext, value: string, publicUrl: string): void {
  const secure = publicUrl.startsWith('https://') ? '; Secure' : '';
  ctx.set('Set-Cookie', `${COOKIE}=${value}; Path=/desk; HttpOnly; SameSite=Strict${secure}`);
}

/** What a form must carry: it follows from the session, which no other site can read. */
export function formToken(session: string): string {
  return createHash('sha256').update(`desk form ${session}`).digest('base64url');
}

export function isFormToken(given: string, session: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(formToken(session))];
  return session !== '' && left.length === right.length && timingSafeEqual(left, right);
}
