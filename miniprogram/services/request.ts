import type { Problem } from '../../server/http/contract.ts';
import { origin } from './origin.ts';
import { saidOnAPage } from './said-on-a-page.ts';

/** What came of a request: the server's value, or why not in words for the reader. `offline`: it was never reached. */
export type Reached<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem; readonly status: number; readonly offline: boolean };

export type Asked = {
  readonly data?: object;
  readonly token?: string | null;
  /** The same for every try of one deed, so that it is done once. */
  readonly key?: string;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const OFFLINE: Problem = { code: 'offline', message: '现在连不上网。', next: '看看网络,再点一次。' };
const UNREADABLE: Problem = { code: 'fault', message: '系统没有答好。', next: '过一会儿再点一次。' };

/** Milliseconds: on a village's network an answer may take long, and who waits longer thinks that it is broken. */
const PATIENCE = 15_000;

/** Asks the county's server once. Never throws. */
export function request<T>(method: Method, path: string, { data, token, key }: Asked = {}): Promise<Reached<T>> {
  return new Promise((resolve) => {
    wx.request({
      url: origin + path,
      method,
      ...(data && { data }),
      timeout: PATIENCE,
      header: { ...(token && { Authorization: `Bearer ${token}` }), ...(key && { 'Idempotency-Key': key }) },
      success: ({ statusCode, data: given }) => resolve(readReached<T>(statusCode, given)),
      fail: () => resolve(readReached<T>(0, null)),
    });
  });
}

/** What an answer says. `status`: 0 when nobody was reached. */
export function readReached<T>(status: number, given: unknown): Reached<T> {
  if (status === 0) return { ok: false, problem: OFFLINE, status, offline: true };
  if (status >= 200 && status < 300) return { ok: true, value: given as T };
  const said = given as Partial<Problem> | null;
  const problem = typeof said?.message === 'string' ? saidOnAPage(said as Problem) : UNREADABLE;
  return { ok: false, problem, status, offline: false };
}

/** A fresh key for one deed: 32 random letters and digits. */
export function newKey(): string {
  const letter = (): string => Math.floor(Math.random() * 36).toString(36);
  return Array.from({ length: 32 }, letter).join('');
}
