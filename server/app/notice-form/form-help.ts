import { lossAdvice } from '../../core/answer/certificate-answer.ts';
import type { NoticeKind } from '../../core/notice/notice-kind.ts';
import type { Means } from '../means.ts';

/** What is read before any form: which certificates are announced here, and what to do about each other one. */
export type FormHelp = {
  readonly kinds: readonly NoticeKind[];
  readonly others: readonly { readonly name: string; readonly advice: string; readonly where: string }[];
};

export function formHelp({ catalogue: { home, certificates } }: Pick<Means, 'catalogue'>): FormHelp {
  const { kinds } = home.noticeBoard;
  const others = certificates
    .filter(({ id }) => !kinds.some(({ certificate }) => certificate === id))
    .map((kind) => ({ name: kind.name, advice: lossAdvice(kind), where: kind.channels.join('、') }));
  return { kinds, others };
}
