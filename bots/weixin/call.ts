import { ApiFault } from './api-fault.ts';

const WAIT = 5000;
const LONGEST_ANSWER = 64 * 1024;

/** Sends JSON to the platform and gives back its JSON object. Throws an ApiFault for everything else, errcode ≠ 0 above all. */
export type Call = (path: string, body: object) => Promise<Readonly<Record<string, unknown>>>;

/** `apiUrl`: base address, for example `https://api.weixin.qq.com`. Redirects are refused, answers capped at 64 KB. */
export function createCall(apiUrl: string, wait: number = WAIT): Call {
  return async (path, body) => {
    const call = path.split('?')[0] ?? path;
    const text = await post(`${apiUrl}${path}`, body, wait).catch(() => {
      throw new ApiFault(call, null);
    });
    const answer = objectOf(text);
    if (answer === null) throw new ApiFault(call, null);
    const code = answer.errcode ?? 0;
    if (code !== 0) throw new ApiFault(call, Number(code));
    return answer;
  };
}

async function post(url: string, body: object, wait: number): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(wait),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!response.ok || bytes.length > LONGEST_ANSWER) throw new Error(`status ${response.status}`);
  return new TextDecoder().decode(bytes);
}

/** The JSON object in a text; null when there is none. */
export function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
