import type { SessionGiven } from '../../server/http/contract-me.ts';

type Sent = { readonly token?: string | null; readonly body?: object; readonly key?: string };

/** Somebody with the mini-program: what it sends to the server at `url()`, and what comes back. */
export function readerAt(url: () => string) {
  /** One request, with the token of whoever is signed in and the key under which it may be repeated. */
  async function request<T>(method: string, path: string, { token, body, key }: Sent = {}) {
    const headers = {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json' }),
      ...(key && { 'Idempotency-Key': key }),
    };
    const response = await fetch(url() + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return { status: response.status, body: (await response.json()) as T };
  }
  return {
    request,
    /** The same where only what came back matters. */
    async call<T>(method: string, path: string, token: string | null, body?: object): Promise<T> {
      return (await request<T>(method, path, { token, ...(body && { body }) })).body;
    },
    /** Signs in with the code of WeChat's `wx.login`; the session's token. */
    async signIn(code: string): Promise<string> {
      return (await request<SessionGiven>('POST', '/api/session', { body: { code } })).body.token;
    },
  };
}
