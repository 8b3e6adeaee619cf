import type { SessionGiven } from '../../server/http/contract-me.ts';
import { drop, keep, kept } from './keeping.ts';
import { type Asked, type Method, type Reached, request } from './request.ts';

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
  const opened = await openSession();
  return opened.ok ? opened.value : null;
}

const NO_CONSENT: Reached<never> = {
  ok: false,
  status: 401,
  offline: false,
  problem: { code: 'no-consent', message: '要用一下您的微信身份。', next: '到「我的」里点「用微信身份进入」。' },
};
const NO_CODE: Reached<never> = {
  ok: false,
  status: 401,
  offline: false,
  problem: { code: 'no-code', message: '微信没有让您登录。', next: '看看网络,再试一次。问证明照样能问。' },
};

async function openSession(): Promise<Reached<string>> {
  if (consent() !== 'agreed') return NO_CONSENT;
  const held = kept<SessionGiven | null>(SESSION, null);
  if (held !== null && held.until > Date.now()) return { ok: true, value: held.token };
  const code = await loginCode();
  if (code === null) return NO_CODE;
  const given = await request<SessionGiven>('POST', '/api/session', { data: { code } });
  if (!given.ok) return given;
  keep(SESSION, given.value);
  return { ok: true, value: given.value.token };
}

function loginCode(): Promise<string | null> {
  return new Promise((resolve) => {
    wx.login({ success: ({ code }) => resolve(code), fail: () => resolve(null) });
  });
}

/** Asks as the reader when he agreed to that; a session that the server ended meanwhile is opened anew, once. */
export async function requestAsReader<T>(method: Method, path: string, asked: Asked = {}): Promise<Reached<T>> {
  const token = await session();
  const reached = await request<T>(method, path, { ...asked, token });
  if (reached.ok || reached.status !== 401 || token === null) return reached;
  drop(SESSION);
  return request<T>(method, path, { ...asked, token: await session() });
}

/** Asks for what is the reader's alone: who cannot be signed in is told why, and nothing is asked. */
export async function requestAsOwn<T>(method: Method, path: string, asked: Asked = {}): Promise<Reached<T>> {
  const opened = await openSession();
  return opened.ok ? requestAsReader<T>(method, path, asked) : opened;
}
