import { type Result, refused } from '../result.ts';
import { METHODS } from './authorisation.ts';
import type { Task } from './task.ts';

/** How long a code may take from one colleague's telephone to the other's keyboard. */
export const CODE_HOLDS = 15 * 60_000;

/** 授权 12 回拨 asks for a code, 授权 12 回拨 1234 brings it back. */
export type CallBackWords = { readonly kind: 'ask' } | { readonly kind: 'bring'; readonly code: string };

/** Null when the words name another way of authorising. Whatever stands behind the word and is no code asks for one. */
export function callBackIn(words: string): CallBackWords | null {
  const text = words.normalize('NFKC');
  if (!METHODS['call-back'].said.test(text)) return null;
  const code = /(?<!\d)\d{4}(?!\d)/u.exec(text)?.[0];
  return code === undefined ? { kind: 'ask' } : { kind: 'bring', code };
}

/** What the colleague reads who makes the call: the code is for the telephone and for nobody's chat. */
export function codeLines({ number, proof, matter, citizen }: Task, code: string): readonly string[] {
  const telephone = citizen.telephone === null ? '他没留电话,打村里登记的电话' : `打他留的电话 ${citizen.telephone}`;
  return [
    `#${number} 的核对码:${code.split('').join(' ')}`,
    `${telephone},不打建单人现给的号码`,
    `念给他听:我们要替您办${matter === null ? '' : `${matter}用的`}${proof},同意的话,把这 4 个数字告诉来办事的人`,
    `来办事的人发:授权 ${number} 回拨 加 4 个数字。15 分钟内有效,别发给同事`,
  ];
}

export function codeInGroup(number: number): Result<never> {
  return refused('call-back-in-group', '核对码不能给在群里。', `点我的头像,在单聊里发:授权 ${number} 回拨`);
}

export function codeByCaller(number: number): Result<never> {
  return refused(
    'call-back-own-code',
    `#${number} 的码是您自己打电话念的,要由来办事的人报回来。`,
    `请他发:授权 ${number} 回拨 加 4 个数字`,
  );
}

export function noCodeWaits(number: number): Result<never> {
  return refused(
    'call-back-none',
    `#${number} 没有等着核对的码,可能过了 15 分钟,或错了 3 次。`,
    `请打电话的同事重新发:授权 ${number} 回拨`,
  );
}

export function wrongCode(number: number, left: number): Result<never> {
  if (left === 0) return noCodeWaits(number);
  return refused('call-back-wrong', `#${number} 的码不对,还能试 ${left} 次。`, '请群众再说一遍电话里听到的 4 个数字。');
}
