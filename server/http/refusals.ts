import type { Refusal, Result } from '../core/result.ts';

/** The refusals that HTTP itself makes, and the status of every refusal that has one of its own. */
const DOOR = {
  'question-empty': [422, '您还没有写要问什么。', '写一句话再发,比如:孩子上学报名还要居住证明吗。'],
  'question-too-long': [413, '太长了,一次最多写 500 个字。', '只写要办什么事、窗口要您交什么证明,一两句就够。'],
  'question-or-choice': [400, '一次只能发一句话,或者点一个选项。', 'q 和 choice 只填一个。'],
  'question-malformed': [400, '这句话我读不出来。', 'q 要填文字。'],
  'choice-malformed': [400, '这个选项我读不出来。', '请从最近一次回答给出的选项里点一个。'],
  'place-malformed': [400, '地名我读不出来。', '写县市的名字或行政区划代码,不超过 40 个字。'],
  'day-malformed': [400, '日期写得不对。', '按“年-月-日”写,比如 2018-12-01。'],
  'conversation-malformed': [400, '对话编号不对。', '不填就会开始一段新的对话。'],
  'key-malformed': [400, '重发编号(Idempotency-Key)不对。', '用 22 到 64 位的随机字母和数字,比如一个 UUID。'],
  'filter-malformed': [400, '筛选条件里有一项读不出来。', '去掉它,或者从页面上重新选。'],
  'slip-malformed': [404, '没有这个编号的凭条。', '凭条编号像 MZ-20181203-0007,请照着凭条再核对一遍。'],
  'receipt-malformed': [404, '没有这张回执。', '地址要写全,一个字母都不能差。'],
  'notice-malformed': [404, '没有这个编号的声明。', '编号像 YS-20190715-0031,请照着再核对一遍;没有编号就按日期找。'],
  'commitment-malformed': [404, '没有这个编号的承诺书。', '编号像 CN-20210510-0001,请照着再核对一遍;地址要写全。'],
  'signing-form-stale': [403, '这个页面放太久了,或者不是从承诺书发出来的。', '回到微信里,再发一次「签承诺」。'],
  'board-too-deep': [400, '翻得太深了,只能翻 10 页。', '用证件、地方、日期缩小范围再找。'],
  'challenge-stale': [403, '这一页不是从这里打开的,没有收。', '回承诺公示,打开那一份再写。'],
  'root-unknown': [404, '这一天公示板上没有事。', '有哪些天,看 /roots。'],
  'code-malformed': [400, '登录码不对。', '重新打开小程序再试。'],
  'session-missing': [401, '要先登录。', '在小程序里同意用微信身份,会自动登录。'],
  'too-many-tries': [429, '查得太多了,先停一下。', '过一分钟再查;手里没有证件的,不要猜号。'],
  'upload-missing': [400, '没有收到文件。', '先点“选择文件”,选一个再查。'],
  'upload-too-large': [413, '这个文件太大了,我们出的都不到 1 MB。', '选我们出的那个 PDF 或 JSON;打印件请扫码。'],
  'upload-kind': [415, '我们只出 PDF 和 JSON,这个不是。', '照片、截图、打印件请扫上面的码,或输入编号。'],
  'fields-unknown': [400, '请求里有不认识的字段。', '可以用的字段写在 /openapi.json 里。'],
  'json-unreadable': [400, '收到的内容读不出来。', '请发一个 JSON 对象,编码用 UTF-8。'],
  'form-unreadable': [400, '收到的表单读不出来。', '请回到首页再问一次。'],
  'type-unsupported': [415, '这里只收 JSON。', '请把 Content-Type 写成 application/json。'],
  'form-expected': [415, '这里只收网页上的表单。', '请回到首页再问一次;程序请用 /api/questions。'],
  'body-too-large': [413, '发来的内容太大了。', '一次最多 64 KB,问题最多 500 个字。'],
  'page-not-found': [404, '没有这个页面。', '回到首页,直接问我就行。'],
  'method-not-allowed': [405, '这个地址不能这样用。', '能用的地址和方法写在 /openapi.json 里。'],
  'not-for-public': [403, '这个地址只给内部网络看。', '如果您是工作人员,请从办公网络打开。'],
  'desk-form-stale': [403, '这个页面放太久了,或者不是从工作台发出来的。', '回工作台重新打开再试,您写的先复制下来。'],
  'notice-form-stale': [403, '这个页面放太久了,或者不是从这里发出来的。', '回到微信再发「登记遗失」,填过的都还在。'],
  'too-many': [429, '问得太快了,请歇一会儿。', '过一分钟再问就行,您写的内容不会丢。'],
  'too-many-looks': [429, '查得太快了,请歇一会儿。', '过一分钟再查就行。'],
  busy: [503, '现在问的人多,排不上了。', '请过几秒再试;急事请直接打电话。'],
  'store-down': [503, '系统正在恢复,暂时查不了。', '请过几分钟再试;急事请直接打电话。'],
  fault: [500, '我们这边出错了,不是您的问题。', '请过一会儿再试;急事请直接打电话。'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type DoorCode = keyof typeof DOOR;

/** Refusals of the use cases whose status is not the usual 422. */
const OF_USE_CASES: Readonly<Record<string, number>> = {
  'printer-busy': 503,
  'certificate-archived': 410,
  'certificate-broken': 409,
  'session-over': 401,
  'code-over': 401,
  'sign-in-off': 404,
  'sign-in-down': 503,
  'matter-unknown': 404,
  'slip-unknown': 404,
  'receipt-unknown': 404,
  'notice-unknown': 404,
  'commitment-unknown': 404,
  'showing-over': 404,
  'signing-link-over': 401,
  'signing-closed': 401,
  'signing-over': 409,
  'row-unknown': 404,
  'commitment-not-own': 403,
  'commitment-gate-shut': 403,
  'commitment-text-moved': 409,
  'signed-slip-unknown': 404,
  'photo-unknown': 404,
  'notice-second-pair': 409,
  'task-unknown': 404,
  'whose-not-yours': 403,
  'reviewer-only': 403,
  'notice-not-now': 409,
  'reissue-not-now': 409,
  'reissue-over': 409,
  'reissue-disputed': 409,
  'reissue-unreachable': 409,
  'complaint-unknown': 404,
  'complaint-not-yours': 403,
  'photos-enough': 409,
  'photo-late': 409,
  'hand-over-unknown': 404,
  'desk-closed': 401,
  'desk-link-over': 401,
  'form-link-over': 401,
  'form-closed': 401,
  'hand-over-held': 409,
  'hand-over-closed': 409,
};

/** The refusal that HTTP itself makes under a code. */
export function doorRefusal(code: DoorCode): Refusal {
  const [, message, next] = DOOR[code];
  return { code, message, next };
}

/** True for a code of the table above: validation messages carry such codes. */
function isDoorCode(code: string): code is DoorCode {
  return Object.hasOwn(DOOR, code);
}

/** The HTTP status of a refusal; 422 for a rule of the service that says no. */
export function statusOf(refusal: Refusal): number {
  if (isDoorCode(refusal.code)) return DOOR[refusal.code][0];
  return OF_USE_CASES[refusal.code] ?? 422;
}

/** Refuses with the code that the first failed check carries as its message, else with `fallback`. */
export function refusedWith(
  fault: { issues: readonly { message: string }[] } | null,
  fallback: DoorCode,
): Result<never> {
  const code = fault?.issues[0]?.message ?? fallback;
  return { ok: false, refusal: doorRefusal(isDoorCode(code) ? code : fallback) };
}
