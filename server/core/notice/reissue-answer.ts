import type { Answer } from '../answer/answer.ts';
import { PERSON } from '../answer/choices.ts';
import type { Circumstances } from '../answer/circumstances.ts';
import { dayOf, type Instant } from '../time.ts';
import { say } from './filing-answer.ts';
import type { LossNotice } from './notice.ts';
import { noticeChoiceId } from './notice-act.ts';
import type { NoticeKind } from './notice-kind.ts';
import { dayInWords } from './notice-words.ts';
import type { Reissue } from './reissue.ts';

/** Who reissues, as the applicant reaches it. */
export type Reissuer = { readonly name: string; readonly telephone: string };

/** The case is with the department: what he does now, and how he hears. */
export function reissueAsked(
  notice: LossNotice,
  kind: NoticeKind,
  { reissuer, due }: { readonly reissuer: Reissuer | null; readonly due: Instant | null },
  around: Circumstances,
): Answer {
  const lines = [
    `${kind.name}遗失声明 ${notice.number ?? ''} 就是补办的凭据,不用再开证明,不用登报`,
    `带身份证到${kind.accepts},核对本人后领新证`,
    ...(reissuer === null ? [] : [`去之前可以问:${reissuer.name} ${reissuer.telephone}`]),
    ...(due === null ? [] : [`按规定 ${dayInWords(dayOf(due))}前办结,或者说明为什么不办;超时会催,也会公开`]),
    '办结了、办不了,都在这里告诉您',
  ];
  return say('补办报给部门了', lines, around, [PERSON]);
}

/** Which of his notices. */
export function reissueWhich(
  notices: readonly LossNotice[],
  nameOf: (kind: string) => string,
  around: Circumstances,
): Answer {
  if (notices.length === 0)
    return say('您没有能补办的声明', ['先登记遗失:发「登记遗失」', '已经申请过的,发「我的」看办到哪一步'], around, [
      PERSON,
    ]);
  const choices = notices.slice(0, 3).map(({ number, kind }) => ({
    id: noticeChoiceId('reissue', number ?? ''),
    label: `补办${nameOf(kind)} ${number ?? ''}`,
  }));
  return say('补办哪一份?', ['报给补发部门,办结后旧证作废,声明不能再撤销'], around, choices);
}

/** Told to the applicant when the department closed or refused his case. */
export function reissueNews(notice: LossNotice, kind: NoticeKind, { state, reason }: Reissue): readonly string[] {
  const named = `${kind.name}遗失声明 ${notice.number ?? ''}`;
  if (state === 'closed')
    return [`补办好了:${named}。`, `到${kind.accepts}领的新证从今天起用`, '旧证作废;找到了交回去,不要再用'];
  return [
    `这次没有补办:${named}。`,
    ...(reason === null ? [] : [`理由:${reason}`]),
    `准备好了再发「补办 ${notice.number ?? ''}」`,
  ];
}

/** A colleague tapped 不办 and has not said why. */
export const REFUSAL_ASKED = {
  asks: '为什么不办?这一句本人会看到。',
  hint: '回数字,或写一句;不办这一步,回 算了',
  choices: ['本人还没有到窗口核对', '证件资料对不上', '要到别的部门补办'],
} as const;
