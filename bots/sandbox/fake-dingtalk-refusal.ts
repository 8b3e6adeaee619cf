import { randomUUID } from 'node:crypto';
import type { Answer } from './fake-dingtalk-http.ts';

/** A refusal of the OpenAPI: an HTTP status and a code. */
export function apiError(status: number, code: string, message: string): Answer {
  return { status, body: { code, message, requestid: randomUUID().toUpperCase() } };
}

/** A refusal of a webhook: HTTP 200 and an errcode. */
export function hookError(errcode: number, errmsg: string): Answer {
  return { body: { errcode, errmsg } };
}

/** What a webhook answers on the 21st message within a minute. */
export function tooFast(most: number): Answer {
  const errmsg = `send too fast, exceed ${most} times per minute`;
  return { body: { status: 1111, wait: 5, source: 'x5', punish: 'deny', errcode: 130101, errmsg } };
}
