import { boardSchemas } from './contract-board.ts';
import { commitmentSchemas } from './contract-commitments.ts';
import { complaintSchemas } from './contract-complaints.ts';
import { countySchemas } from './contract-county.ts';
import { identitySchemas } from './contract-identity.ts';
import { meSchemas } from './contract-me.ts';
import { noticeFormSchemas } from './contract-notice-form.ts';
import { slipSchemas } from './contract-slips.ts';
import { taskSchemas } from './contract-tasks.ts';

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
  '/api/notices/form': {
    get: { summary: '丢了证怎么办:哪些在公示板登记', responses: given('办法', noticeFormSchemas.noticeHelpGiven) },
    post: {
      summary: '开始登记遗失',
      requestBody: { required: true, content: json(noticeFormSchemas.noticeFormWanted) },
      responses: given('表', noticeFormSchemas.noticeFormGiven),
    },
  },
  '/api/notices/form/fields': {
    post: {
      summary: '填表,可以带一张照片',
      requestBody: { required: true, content: json(noticeFormSchemas.noticeFormSent) },
      responses: given('表', noticeFormSchemas.noticeFormGiven),
    },
  },
  '/api/notices/form/agreed': {
    post: {
      summary: '同意并登记',
      requestBody: { required: true, content: json(noticeFormSchemas.noticeFormSession) },
      responses: given('登记了', noticeFormSchemas.noticeFiledGiven),
    },
  },
  '/api/notices/form/identity': {
    post: {
      summary: '去核验身份',
      requestBody: { required: true, content: json(noticeFormSchemas.noticeFormSession) },
      responses: given('到哪里核验', identitySchemas.identityBegun),
    },
  },
  '/api/notices/form/identified': {
    post: {
      summary: '核验完了',
      requestBody: { required: true, content: json(noticeFormSchemas.noticeFormSession) },
      responses: given('表', noticeFormSchemas.noticeFormGiven),
    },
  },
  '/api/notices/form/reissue': {
    post: {
      summary: '申请补办',
      requestBody: { required: true, content: json(noticeFormSchemas.noticeFormSession) },
      responses: given('表', noticeFormSchemas.noticeFormGiven),
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
    get: { summary: '一份承诺书:凭编号查,签的人看全文', responses: given('承诺书', commitmentSchemas.commitmentGiven) },
    delete: { summary: '撤回', responses: { '200': { description: '撤回了' } } },
  },
  '/api/commitments/{number}/objection': {
    post: {
      summary: '对核查结果有异议',
      requestBody: { required: true, content: json(commitmentSchemas.objectionSent) },
      responses: { '200': { description: '收到了' } },
    },
  },
  '/api/slips/{number}': {
    get: { summary: '一张免证凭条,按现在的规则核过', responses: given('凭条', slipSchemas.slipGiven) },
  },
  '/api/tasks/papers': {
    get: { summary: '哪些证明能委托代跑', responses: given('证明', taskSchemas.papersGiven) },
  },
  '/api/tasks/read': {
    post: {
      summary: '委托前看全文:要允许什么;不保存',
      requestBody: { required: true, content: json(taskSchemas.errandSent) },
      responses: given('全文', taskSchemas.allowingGiven),
    },
  },
  '/api/tasks': {
    post: {
      summary: '同意授权,派出去',
      requestBody: { required: true, content: json(taskSchemas.errandSent) },
      responses: given('编号', taskSchemas.errandTaken),
    },
  },
  '/api/tasks/{number}': {
    get: { summary: '我的一件代跑', responses: given('进度', taskSchemas.taskGiven) },
  },
  '/api/tasks/{number}/authorisation': {
    delete: { summary: '撤回授权', responses: { '200': { description: '收回了' } } },
  },
  '/api/tasks/{number}/rating': {
    post: {
      summary: '给办结的代跑评分',
      requestBody: { required: true, content: json(meSchemas.ratingSent) },
      responses: { '200': { description: '记下了' } },
    },
  },
  '/api/complaints': {
    get: { summary: '没办成、投诉、奇葩证明:能选什么', responses: given('选项', complaintSchemas.complaintHelpGiven) },
    post: {
      summary: '交上来',
      requestBody: { required: true, content: json(complaintSchemas.complaintSent) },
      responses: given('编号', complaintSchemas.complaintTaken),
    },
  },
  '/api/complaints/{number}/photos': {
    post: {
      summary: '给刚交上来的那一件附一张照片,一天内,最多两张',
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: complaintSchemas.complaintPhotoSent } },
      },
      responses: given('现在有几张', complaintSchemas.complaintPhotoTaken),
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
