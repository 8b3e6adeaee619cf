import type { ApiRequest, OpenApi } from './open-api.ts';
import { closed, later, type Outcome, SENT } from './outcome.ts';
import type { Recipient } from './recipient.ts';
import type { Rendered } from './render.ts';

export type ApiSend = (recipient: Recipient, message: Rendered) => Promise<Outcome>;

/** Answers by the OpenAPI: works when the webhook is over, costs quota, cannot mention anybody. */
export function openApiSend(api: OpenApi): ApiSend {
  return async (recipient, message) => {
    const request = requestFor(recipient, message);
    if (request === null) return closed('nobody-to-send-to');
    const outcome = await api(request);
    return outcome.kind === 'answered' ? judge(outcome.body) : outcome;
  };
}

function requestFor({ to, chat, robot, staff }: Recipient, { title, text }: Rendered): ApiRequest | null {
  const body = { robotCode: robot, msgKey: 'sampleMarkdown', msgParam: JSON.stringify({ title, text }) };
  if (to === 'group') return post('/v1.0/robot/groupMessages/send', { ...body, openConversationId: chat });
  return staff === null ? null : post('/v1.0/robot/oToMessages/batchSend', { ...body, userIds: [staff] });
}

function post(path: string, body: ApiRequest['body']): ApiRequest {
  return { method: 'POST', path, body };
}

function judge(body: ApiRequest['body']): Outcome {
  if (holdsSome(body.flowControlledStaffIdList)) return later('flow-controlled');
  return holdsSome(body.invalidStaffIdList) ? closed('invalid-staff') : SENT;
}

function holdsSome(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}
