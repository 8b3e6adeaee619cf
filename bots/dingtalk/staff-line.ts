import type { Reply } from '../../server/core/conversation/message.ts';

/** Lines with a number that the runner tasks, inquiries and hand-overs will own. */
const NUMBERED =
  /^(接单|转|退单|办结|没办成|协查|答|退回|派|开始|等群众|继续|取消|授权|更正|终审|回|交还)\s*#?\s*\d{1,9}(?:\s|$)/u;

/** Lines that stand alone, or are followed by what they are about. */
const BARE = /^(顺路|在岗|离岗|我的单|群里的单|登录|绑定|绑定\s.*|代\s+\S+\s+\S+.*)$/su;

/** A reply to the lines that are typed by staff and are no questions; null for everything else, which is taken as a question. */
export function replyToStaffLine(text: string, to: 'group' | 'person'): Reply | null {
  const line = text.normalize('NFKC').trim();
  if (/^(帮助|help)[。.!?]?$/iu.test(line)) return { lines: help(to), choices: [] };
  const named = NUMBERED.exec(line)?.[1] ?? BARE.exec(line)?.[1]?.split(/\s/u)[0];
  return named === undefined ? null : { lines: notOpen(named), choices: [] };
}

function help(to: 'group' | 'person'): readonly string[] {
  return [
    '现在能发这些:',
    '问证明:直接打一句话,比如 小孩上学报名还要开居住证明吗',
    '要凭条:把上一条答复出成带编号的凭条,给窗口看',
    '窗口还是要:出凭条并转给值班的人',
    '换个问法 · 找人 · 退出',
    ...(to === 'group' ? ['群里要先 @ 我,单聊不用'] : []),
    '接单、派单、协查、登录、绑定还没有开通',
  ];
}

function notOpen(verb: string): readonly string[] {
  return [`“${verb}”这个功能还没有开通。`, '没有记任何单子,请照原来的办法办', '要问证明,直接打一句话;能发什么,打 帮助'];
}
