import type { Talk } from '../../core/conversation/message.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { saysPhoto } from '../../core/task/authorisation.ts';
import { callBackIn } from '../../core/task/call-back.ts';
import { OFFER_HOLDS } from '../../core/task/offer.ts';
import type { Task } from '../../core/task/task.ts';
import type { Records } from '../../ports/store.ts';
import { authoriseTask } from './authorise-task.ts';
import { type AuthorityAsked, authorisable, bringCode, makeCode } from './call-back.ts';
import type { TaskMeans } from './keep-task.ts';

export type AuthorityLine = AuthorityAsked & { readonly words: string; readonly talk: Talk };

/** What a line 授权 led to: the task authorised, or what has to be done next. */
export type AuthorityTaken =
  | { readonly kind: 'authorised'; readonly task: Task }
  | { readonly kind: 'asked'; readonly lines: readonly string[] };

/** 授权 12 纸质 · 照片 · 回拨 · 回拨 1234: the three ways in which staff take an authorisation. */
export async function takeAuthority(
  means: TaskMeans,
  records: Records,
  line: AuthorityLine,
): Promise<Result<AuthorityTaken>> {
  const callBack = callBackIn(line.words);
  if (callBack?.kind === 'ask') return asked(await makeCode(means, records, line));
  if (callBack?.kind === 'bring') return authorised(await bringCode(means, records, { ...line, code: callBack.code }));
  if (saysPhoto(line.words)) return asked(await askSlip(means, records, line));
  return authorised(await authoriseTask(means, records, line));
}

/** 授权 12 照片: his next picture in the single chat is the signed slip. */
async function askSlip(
  means: TaskMeans,
  records: Records,
  { number, by, to, at, talk }: AuthorityLine,
): Promise<Result<readonly string[]>> {
  if (to === 'group')
    return refused(
      'slip-in-group',
      '授权书上有姓名和身份证号,别发在群里。',
      `点我的头像,在单聊里发:授权 ${number} 照片`,
    );
  const task = await authorisable(means, records, { number, by, at });
  if (!task.ok) return task;
  await records.tasks.offer(talk, { kind: 'slip', number }, at + OFFER_HOLDS);
  return done([
    `#${number} 把本人签了字的授权书拍一张发过来。`,
    '拍全:姓名、授权办什么、签名、日期。不办这一步,回 算了',
  ]);
}

function asked(lines: Result<readonly string[]>): Result<AuthorityTaken> {
  return lines.ok ? done({ kind: 'asked', lines: lines.value }) : lines;
}

function authorised(task: Result<Task>): Result<AuthorityTaken> {
  return task.ok ? done({ kind: 'authorised', task: task.value }) : task;
}
