import { reachSchemas } from './contract-reach.ts';

const json = <T>(schema: T) => ({ 'application/json': { schema } });
const given = <T>(description: string, schema: T) => ({ '200': { description, content: json(schema) } });
const sent = <T>(schema: T) => ({ required: true, content: json(schema) });
const DONE = { '200': { description: '记下了' } };

/** How a reader is reached, and which accounts are his. */
export const REACH_PATHS = {
  '/api/me/reach': { get: { summary: '怎么找到我', responses: given('提醒、电话、合并', reachSchemas.reachGiven) } },
  '/api/me/reach/messages': {
    put: {
      summary: '有进展要不要发微信提醒',
      requestBody: sent(reachSchemas.messagesChosen),
      responses: DONE,
    },
  },
  '/api/me/reach/telephone': {
    put: {
      summary: '留微信里的手机号,给办事的人回电用',
      requestBody: sent(reachSchemas.telephoneSent),
      responses: given('号码', reachSchemas.telephoneGiven),
    },
    delete: { summary: '不留了', responses: DONE },
  },
  '/api/me/joining/code': {
    post: { summary: '要一个合并码,发给公众号', responses: given('合并码', reachSchemas.joinCodeGiven) },
  },
  '/api/me/joining': {
    post: {
      summary: '填公众号给的合并码',
      requestBody: sent(reachSchemas.joinCodeSent),
      responses: given('和哪边合并了', reachSchemas.joinedGiven),
    },
    delete: { summary: '取消合并', responses: DONE },
  },
};
