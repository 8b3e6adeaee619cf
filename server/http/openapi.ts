import { createDocument } from 'zod-openapi';
import { schemas } from './contract.ts';
import { REACH_PATHS } from './openapi-reach.ts';
import { READER_PATHS } from './openapi-reader.ts';

const problem = { 'application/json': { schema: schemas.problem } };

const PROBLEMS = {
  '400': { description: '请求写得不对', content: problem },
  '413': { description: '太长或太大', content: problem },
  '415': { description: '不是 JSON', content: problem },
  '422': { description: '办不了:原因和下一步', content: problem },
  '429': { description: '问得太快', content: problem },
  '503': { description: '暂时排不上或正在恢复', content: problem },
};

/** The public API in OpenAPI 3.1, made from the very schemas that check the requests. */
export function openapiDocument(version: string, publicUrl: string): object {
  return createDocument({
    openapi: '3.1.0',
    info: { title: '证跑跑', version, description: '这个证明还要吗?先问一句,少跑一趟。' },
    servers: [{ url: publicUrl }],
    paths: {
      ...READER_PATHS,
      ...REACH_PATHS,
      '/api/questions': {
        post: {
          summary: '问一句,或点一个选项',
          requestParams: { header: schemas.idempotency },
          requestBody: { required: true, content: { 'application/json': { schema: schemas.questionAsked } } },
          responses: {
            '200': { description: '回答', content: { 'application/json': { schema: schemas.answerGiven } } },
            ...PROBLEMS,
          },
        },
      },
      '/api/replies': {
        post: {
          summary: '转人工以后,值班的人说了什么',
          requestBody: { required: true, content: { 'application/json': { schema: schemas.repliesWanted } } },
          responses: {
            '200': { description: '回话', content: { 'application/json': { schema: schemas.repliesGiven } } },
            ...PROBLEMS,
          },
        },
      },
      '/api/requirements': {
        get: {
          summary: '某地某天的证明清单',
          requestParams: { query: schemas.requirementsWanted },
          responses: {
            '200': { description: '清单', content: { 'application/json': { schema: schemas.requirementsListed } } },
            ...PROBLEMS,
          },
        },
      },
    },
  });
}
