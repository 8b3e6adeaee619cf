import type { SessionGiven } from '../../server/http/contract-me.ts';
import { drop, keep, kept } from './keeping.ts';
import { type Asked, type Reached, request } from './request.ts';

/** Whether the reader lets us know who he is: it takes his WeChat account. Questions are answered without it. */
export type Consent = 'unasked' | 'agreed' | 'refused';

const CONSENT = 'consent';
const SESSION = 'session';

export function consent(): Consent {
  return kept<Consent>(CONSENT, 'unasked');
}

export function setConsent(given: Consent): void {
  keep(CONSENT, given);
  if (given !== 'agreed') drop(SESSION);
}

/** The kept token, a fresh one, or null: without his consent, offline, and where the county has not set it up. */
export async function session(): Promise<string | null> {
  if (consent() !== 'agreed') return null;
  const held = kept<SessionGiven | null>(SESSION, null);
  if (held !== null && held.until > Date.now()) return held.token;
  return signIn();
}

async function signIn(): Promise<string | null> {
  const code = await loginCode();
  if (code === null) return null;
  const given = await request<SessionGiven>('POST', '/api/session', { data: { code } });
  if (!given.ok) return null;
  keep(SESSION, given.value);
  return given.value.token;
}

function loginCode(): Promise<string | null> {
  return new Promise((resolve) => {
    wx.login({ success: ({ code }) => resolve(code), fail: () => resolve(null) });
  });
}

/** Asks as the reader when he agreed to that; a session that the server ended meanwhile is opened anew, once. */
export async function requestAsReader<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  asked: Asked = {},
): Promise<Reached<T>> {
  const token = await session();
  const reached = await request<T>(method, path, { ...asked, token });
  if (reached.ok || reached.status !== 401 || token === null) return reached;
  drop(SESSION);
  return request<T>(method, path, { ...asked, token: await session() });
}
