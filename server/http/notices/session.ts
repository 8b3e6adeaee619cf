import { createHash, timingSafeEqual } from 'node:crypto';
import type { ParameterizedContext } from 'koa';

const COOKIE = 'notice-form';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const LIVES_SECONDS = 45 * 60;

/** The session at the form; empty when there is none, which fills in nothing. */
export function formSessionOf(ctx: ParameterizedContext): string {
  const token = ctx.cookies.get(COOKIE) ?? '';
  return TOKEN.test(token) ? token : '';
}

/** Lax, not Strict: whoever comes back from proving who he is comes from another site. What changes anything needs the form's token. */
export function keepFormSession(ctx: ParameterizedContext, session: string, publicUrl: string): void {
  const secure = publicUrl.startsWith('https://') ? '; Secure' : '';
  ctx.set(
    'Set-Cookie',
    `${COOKIE}=${session}; Max-Age=${LIVES_SECONDS}; Path=/notices; HttpOnly; SameSite=Lax${secure}`,
  );
}

/** What a form must carry: it follows from the session, which no other site can read. */
export function noticeFormToken(session: string): string {
  return createHash('sha256').update(`notice form ${session}`).digest('base64url');
}

export function isNoticeFormToken(given: string, session: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(noticeFormToken(session))];
  return session !== '' && left.length === right.length && timingSafeEqual(left, right);
}
