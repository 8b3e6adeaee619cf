import type { FakeGate } from './fake-dingtalk-gate.ts';
import type { Answer, FakeHttp } from './fake-dingtalk-http.ts';
import { apiError } from './fake-dingtalk-refusal.ts';

const DOWNLOAD_PATH = '/v1.0/robot/messageFiles/download';
const FILES_PATH = '/fake-files';

/** What people sent, by its downloadCode. Assumed: the address lives on the same origin, and an unknown code is a 400. */
export class FakeFiles {
  readonly byCode = new Map<string, Buffer>();
  /** Given instead of the file's own address. */
  address: string | null = null;

  constructor(http: FakeHttp, gate: FakeGate) {
    http.route('POST', DOWNLOAD_PATH, (call) => gate.refusal(call) ?? this.#addressOf(http, call.body.downloadCode));
    http.route('GET', FILES_PATH, ({ query }) => this.#file(query.get('code') ?? ''));
  }

  #addressOf({ url }: FakeHttp, code: unknown): Answer {
    if (typeof code !== 'string' || !this.byCode.has(code))
      return apiError(400, 'invalidParameter.downloadCode.invalid', 'downloadCode无效');
    return { body: { downloadUrl: this.address ?? `${url}${FILES_PATH}?code=${encodeURIComponent(code)}` } };
  }

  #file(code: string): Answer {
    const body = this.byCode.get(code);
    return body === undefined ? { status: 404 } : { body };
  }
}
