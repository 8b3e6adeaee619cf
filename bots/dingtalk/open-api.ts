import { setTimeout as pause } from 'node:timers/promises';
import { type AccessTokens, TokenFault } from './access-token.ts';
import { afterFault, judgeStatus } from './no-answer.ts';
import { closed, type Failure, later } from './outcome.ts';
import { type Posted, type Poster, PostFault } from './post-json.ts';
import { TokenBucket } from './token-bucket.ts';

/** Twenty calls a second for all calls of an app (standard edition); after a refusal two seconds of rest. */
const PER_SECOND = 20;
const REST = 2_000;
const APP = 'app';

export type ApiRequest = {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** The body of an answer that refuses nothing by status or code; what else it says is the caller's to read. */
type Answered = { readonly kind: 'answered'; readonly body: Readonly<Record<string, unknown>> };

/** One call with a token, at the app's pace; counted, and made again with another token when that was refused. */
export type OpenApi = (request: ApiRequest) => Promise<Answered | Failure>;

type Means = {
  readonly poster: Poster;
  readonly tokens: AccessTokens;
  readonly apiUrl: string;
  readonly patience: number;
  readonly called: () => void;
};

export function openOpenApi({ poster, tokens, apiUrl, patience, called }: Means): OpenApi {
  const bucket = new TokenBucket(PER_SECOND, 1_000);
  const turn = turnsAt(bucket);

  const attempt = async ({ method, path, body }: ApiRequest): Promise<Posted & { token: string }> => {
    const token = await tokens.current();
    await turn();
    called();
    const headers = { 'x-acs-dingtalk-access-token': token };
    const address = `${apiUrl}${path}`;
    const posted = await (method === 'PUT'
      ? poster.put(address, body, patience, headers)
      : poster.post(address, body, patience, headers));
    return { ...posted, token };
  };

  /** Once more with another token when the first was refused. */
  const attemptTwice = async (request: ApiRequest): Promise<Posted> => {
    const first = await attempt(request);
    if (!isBadToken(first)) return first;
    tokens.refused(first.token);
    return attempt(request);
  };

  return async (request) => {
    try {
      const outcome = judge(await attemptTwice(request));
      if (isTooFast(outcome)) bucket.pause(APP, REST, performance.now());
      return outcome;
    } catch (fault) {
      return fault instanceof TokenFault ? judgeToken(fault) : afterCallFault(fault);
    }
  };
}

/** First come, first served: of many who wait, only the first watches the clock. */
function turnsAt(bucket: TokenBucket): () => Promise<void> {
  let last = Promise.resolve();
  const turn = async (): Promise<void> => {
    while (!bucket.take(APP, performance.now())) await pause(bucket.wait(APP, performance.now()));
  };
  return () => {
    last = last.then(turn);
    return last;
  };
}

/** HTTP 400 and not 401 (platforms.md §3). */
function isBadToken({ status, body }: Posted): boolean {
  return (status === 400 || status === 401) && body.code === 'InvalidAuthentication';
}

function isTooFast(outcome: Answered | Failure): boolean {
  return outcome.kind === 'later' && outcome.code.includes('QpsLimit');
}

function judge({ status, body }: Posted): Answered | Failure {
  const code = String(body.code ?? body.errcode ?? '');
  if (status !== 200) return code === '' ? judgeStatus(status) : judgeCode(status, code);
  return code !== '' && code !== '0' ? closed(code) : { kind: 'answered', body };
}

function judgeCode(status: number, code: string): Failure {
  if (code.includes('QpsLimit')) return later(code);
  return status === 429 || status >= 500 ? judgeStatus(status) : closed(code);
}

function judgeToken({ code }: TokenFault): Failure {
  return /^(429|5\d\d)$/.test(code) ? later(`token-${code}`) : closed(`token-${code}`);
}

function afterCallFault(fault: unknown): Failure {
  if (fault instanceof PostFault) return afterFault(fault);
  throw fault;
}
