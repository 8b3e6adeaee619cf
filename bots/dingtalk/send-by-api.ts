import { setTimeout as pause } from 'node:timers/promises';
import { type AccessTokens, TokenFault } from './access-token.ts';
import { closed, later, type Outcome, SENT } from './outcome.ts';
import { type Posted, type Poster, PostFault } from './post-json.ts';
import type { Recipient } from './recipient.ts';
import type { Rendered } from './render.ts';
import { afterFault, judgeStatus } from './send-by-webhook.ts';
import { TokenBucket } from './token-bucket.ts';

/** Twenty calls a second for all sends of an app (standard edition); after a refusal two seconds of rest. */
const PER_SECOND = 20;
const REST = 2_000;
const APP = 'app';

type Request = { readonly path: string; readonly body: Readonly<Record<string, unknown>> };

export type ApiSend = (recipient: Recipient, message: Rendered) => Promise<Outcome>;

type Means = {
  readonly poster: Poster;
  readonly tokens: AccessTokens;
  readonly apiUrl: string;
  readonly patience: number;
  readonly called: () => void;
};

/** Answers by the OpenAPI: works when the webhook is over, costs quota, cannot mention anybody. */
export function openApiSend({ poster, tokens, apiUrl, patience, called }: Means): ApiSend {
  const bucket = new TokenBucket(PER_SECOND, 1_000);

  const attempt = async ({ path, body }: Request): Promise<Posted & { token: string }> => {
    const token = await tokens.current();
    await turn(bucket);
    called();
    const headers = { 'x-acs-dingtalk-access-token': token };
    return { ...(await poster.post(`${apiUrl}${path}`, body, patience, headers)), token };
  };

  /** Once more with another token when the first was refused. */
  const attemptTwice = async (request: Request): Promise<Posted> => {
    const first = await attempt(request);
    if (!isBadToken(first)) return first;
    tokens.refused(first.token);
    return attempt(request);
  };

  return async (recipient, message) => {
    const request = requestFor(recipient, message);
    if (request === null) return closed('nobody-to-send-to');
    try {
      const outcome = judge(await attemptTwice(request));
      if (isTooFast(outcome)) bucket.pause(APP, REST, performance.now());
      return outcome;
    } catch (fault) {
      return fault instanceof TokenFault ? judgeToken(fault) : afterSendFault(fault);
    }
  };
}

async function turn(bucket: TokenBucket): Promise<void> {
  while (!bucket.take(APP, performance.now())) await pause(bucket.wait(APP, performance.now()));
}

function requestFor({ to, chat, robot, staff }: Recipient, { title, text }: Rendered): Request | null {
  const body = { robotCode: robot, msgKey: 'sampleMarkdown', msgParam: JSON.stringify({ title, text }) };
  if (to === 'group') return { path: '/v1.0/robot/groupMessages/send', body: { ...body, openConversationId: chat } };
  return staff === null ? null : { path: '/v1.0/robot/oToMessages/batchSend', body: { ...body, userIds: [staff] } };
}

/** HTTP 400 and not 401 (platforms.md §3). */
function isBadToken({ status, body }: Posted): boolean {
  return (status === 400 || status === 401) && body.code === 'InvalidAuthentication';
}

function isTooFast(outcome: Outcome): boolean {
  return outcome.kind === 'later' && outcome.code.includes('QpsLimit');
}

function judge({ status, body }: Posted): Outcome {
  const code = String(body.code ?? body.errcode ?? '');
  if (status !== 200) return code === '' ? judgeStatus(status) : judgeCode(status, code);
  if (code !== '' && code !== '0') return closed(code);
  if (holdsSome(body.flowControlledStaffIdList)) return later('flow-controlled');
  return holdsSome(body.invalidStaffIdList) ? closed('invalid-staff') : SENT;
}

function judgeCode(status: number, code: string): Outcome {
  if (code.includes('QpsLimit')) return later(code);
  return status === 429 || status >= 500 ? judgeStatus(status) : closed(code);
}

function holdsSome(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}

function judgeToken({ code }: TokenFault): Outcome {
  return /^(429|5\d\d)$/.test(code) ? later(`token-${code}`) : closed(`token-${code}`);
}

function afterSendFault(fault: unknown): Outcome {
  if (fault instanceof PostFault) return afterFault(fault);
  throw fault;
}
