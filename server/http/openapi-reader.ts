import { boardSchemas } from './contract-board.ts';
import { commitmentSchemas } from './contract-commitments.ts';
import { countySchemas } from './contract-county.ts';
import { identitySchemas } from './contract-identity.ts';
import { meSchemas } from './contract-me.ts';

const json = <T>(schema: T) => ({ 'application/json': { schema } });
const given = <T>(description: string, schema: T) => ({ '200': { description, content: json(schema) } });

const signing = commitmentSchemas.signingGiven;

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
  '/api/commitments': {
    get: { summary: '能在网上签的承诺,和我签的', responses: given('承诺', commitmentSchemas.commitmentsGiven) },
    post: {
      summary: '过三道门槛,打开一份承诺书',
      requestBody: { required: true, content: json(commitmentSchemas.commitmentWanted) },
      responses: given('门槛', commitmentSchemas.commitmentBegun),
    },
  },
  '/api/commitments/begun/{case}': { get: { summary: '读承诺书', responses: given('签字页', signing) } },
  '/api/commitments/begun/{case}/answers': {
    post: {
      summary: '答一句',
      requestBody: { required: true, content: json(commitmentSchemas.answerGivenBack) },
      responses: given('对不对', commitmentSchemas.answerJudged),
    },
  },
  '/api/commitments/begun/{case}/particulars': {
    post: {
      summary: '填镇街和只有本人知道的一样',
      requestBody: { required: true, content: json(commitmentSchemas.particulars) },
      responses: given('签字页', signing),
    },
  },
  '/api/commitments/begun/{case}/identity': {
    post: { summary: '去核验身份', responses: given('到哪里核验', identitySchemas.identityBegun) },
  },
  '/api/commitments/begun/{case}/identified': {
    post: { summary: '核验完了', responses: given('签字页', signing) },
  },
  '/api/commitments/begun/{case}/signature': {
    post: {
      summary: '本人签字',
      requestBody: { required: true, content: json(commitmentSchemas.signatureSent) },
      responses: given('编号', commitmentSchemas.commitmentSigned),
    },
  },
  '/api/commitments/{number}': {
    get: { summary: '我签的一份', responses: given('承诺书', commitmentSchemas.commitmentGiven) },
    delete: { summary: '撤回', responses: { '200': { description: '撤回了' } } },
  },
  '/api/commitments/{number}/objection': {
    post: {
      summary: '对核查结果有异议',
      requestBody: { required: true, content: json(commitmentSchemas.objectionSent) },
      responses: { '200': { description: '收到了' } },
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
