import type { StaffMember } from '../catalogue/staff.ts';

/** 帮助: what this person may type in this chat. `member` null for people who are not in the directory. */
export function staffHelp(member: StaffMember | null, to: 'group' | 'person'): readonly string[] {
  return [
    '您现在能发这些:',
    '问证明:直接打一句话,比如 小孩上学报名还要开居住证明吗',
    '要凭条 · 窗口还是要 · 换个问法 · 找人 · 退出',
    ...(member && member.roles.length > 0 ? onDutyLines(to) : []),
    ...(member?.roles.includes('admin') ? adminLines(to) : []),
    ...(to === 'group' ? ['群里要先 @ 我,单聊不用'] : []),
    ...(member ? ['接单、派单、协查还没有开通'] : []),
  ];
}

function onDutyLines(to: 'group' | 'person'): readonly string[] {
  return [
    '回 56 您的话:回群众(先回的人接着)',
    '交还 56:说完了,机器人接着答',
    to === 'group' ? '登录:工作台链接,请在单聊里发' : '登录:给您一条工作台链接,10 分钟内用一次',
  ];
}

function adminLines(to: 'group' | 'person'): readonly string[] {
  if (to === 'person') return ['绑定:到要绑定的群里发'];
  return ['绑定 县级群 · 绑定 镇乡群 地名 · 绑定 条块群 部门'];
}
