import type { StaffMember } from '../catalogue/staff.ts';

/** 帮助: what this person may type in this chat. `member` null for people who are not in the directory. */
export function staffHelp(member: StaffMember | null, to: 'group' | 'person'): readonly string[] {
  return [
    '您现在能发这些:',
    '问证明:直接打一句话,比如 小孩上学报名还要开居住证明吗',
    '要凭条 · 窗口还是要 · 换个问法 · 找人 · 退出',
    ...(member && member.roles.length > 0 ? onDutyLines(to, member.roles.includes('verifier')) : []),
    ...(member?.roles.includes('admin') ? adminLines(to) : []),
    ...(to === 'group' ? ['群里要先 @ 我,单聊不用'] : []),
  ];
}

const VERIFIER_LINES = [
  '答 34 是|否|部分 说明|查无此人 · 更正 34 … · 看 34(是谁,单聊里发) · 我的协查',
  '退回 34 依据 应转部门(只能一次) · 停钟 34 等上级系统恢复 · 续钟 34 · 离岗 · 在岗',
];

function onDutyLines(to: 'group' | 'person', answers: boolean): readonly string[] {
  return [
    '回 56 您的话:回群众(先回的人接着)',
    '交还 56:说完了,机器人接着答',
    '代 姓名 事项 证明:先查清单,要跑才建单;授权 12 照片|纸质|回拨(同事核对)',
    '接单 12 · 开始 12 · 见到本人 12 地点 看到什么 · 等群众 12 等什么 · 继续 12 · 有结果 12 … · 办结 12 结果 少跑1趟 · 没办成 12 原因',
    '转 12 给我|给李明|镇乡群 地名 理由 · 退单 12 理由 · 派 12 李明 · 取消 12 理由',
    '协查 12 部门 要核的事(用是或否能答) · 确认 34 · 撤回 34 · 看 34(到哪一步)',
    '核查承诺的单:现场照片 12(单聊) · 相符 12 地点 看到什么 · 不符 12 地点 哪里不一样;承诺:事项办结 CN-… · 免予核查 CN-… 理由 · 异议成立|异议不成立|信用修复 CN-… 理由',
    '遗失声明补办:补办 YS-… 办结 · 补办 YS-… 不办 理由(补发部门)',
    ...(answers ? VERIFIER_LINES : []),
    '我的单 · 群里的单 · 本人 12(单聊里看是谁的) · 顺路(同一去向并成一趟)',
    to === 'group' ? '登录:工作台链接,请在单聊里发' : '登录:给您一条工作台链接,10 分钟内用一次',
  ];
}

function adminLines(to: 'group' | 'person'): readonly string[] {
  if (to === 'person') return ['绑定:到要绑定的群里发'];
  return ['绑定 县级群 · 绑定 镇乡群 地名 · 绑定 条块群 部门'];
}
