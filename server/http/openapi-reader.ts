import { boardSchemas } from './contract-board.ts';
import { countySchemas } from './contract-county.ts';
import { meSchemas } from './contract-me.ts';

const json = <T>(schema: T) => ({ 'application/json': { schema } });
const given = <T>(description: string, schema: T) => ({ '200': { description, content: json(schema) } });

/** What the mini-program asks besides questions and lists: whose service it is, the board, and the reader's own. */
export const READER_PATHS = {
  '/api/county': { get: { summary: '这是哪个县的服务', responses: given('县', countySchemas.countyGiven) } },
  '/api/matters': { get: { summary: '写了材料单的事', responses: given('事项', countySchemas.mattersGiven) } },
  '/api/matters/{id}': { get: { summary: '一件事要带什么', responses: given('材料单', countySchemas.matterGiven) } },
  '/api/points': { get: { summary: '到哪里办', responses: given('服务点', countySchemas.pointsGiven) } },
  '/api/notices': { get: { summary: '公示板', responses: given('声明', boardSchemas.noticesGiven) } },
  '/api/notices/{number}': {
    get: { summary: '一份声明,当场核过', responses: given('声明', boardSchemas.noticeGiven) },
  },
  '/api/notices/check': {
    post: {
      summary: '一个证号有没有挂失;不保存',
      requestBody: { required: true, content: json(boardSchemas.certificateAsked) },
      responses: given('结果', boardSchemas.certificateChecked),
    },
  },
  '/api/session': {
    post: {
      summary: '小程序登录',
      requestBody: { required: true, content: json(meSchemas.sessionWanted) },
      responses: given('登录', meSchemas.sessionGiven),
    },
  },
  '/api/me': {
    get: { summary: '我的', responses: given('我的', meSchemas.meGiven) },
    delete: { summary: '删除我的数据', responses: given('删了多少条', meSchemas.forgottenGiven) },
  },
};
