import type { Answer } from '../answer/answer.ts';
import type { Circumstances } from '../answer/circumstances.ts';
import { advice } from '../answer/standing-answer.ts';
import type { Refusal } from '../result.ts';

/** Minutes in which a code may be typed on the other side. */
export const CODE_MINUTES = 10;

/** `side`: where it was asked for. */
export function codeOffered(code: string, side: string, around: Circumstances): Answer {
  const shown = `${code.slice(0, 4)} ${code.slice(4)}`;
  const where = side === '公众号' ? '在小程序里发' : '发给公众号';
  const lines = [
    `${CODE_MINUTES} 分钟内${where}:合并 ${shown}`,
    '合并以后,两边的“我的”都能看到两边的事',
    '别给别人:谁填了,谁就看得到您的事',
  ];
  return advice(`合并码:${shown}`, lines, around);
}

/** `side`: the one that was joined to this one. */
export function joined(side: string, around: Circumstances): Answer {
  return advice(`合并好了,和${side}是一个人了。`, ['“我的”里两边的事都看得到', '不想合了:取消合并'], around);
}

export function parted(around: Circumstances): Answer {
  return advice('不再合并了。', ['两边各看各的;各自的事都还在'], around);
}

export function joinRefused({ message, next }: Refusal, around: Circumstances): Answer {
  return advice(message, [next], around);
}
