import type { Answer } from '../../core/answer/answer.ts';
import { askForNotice, askProof } from '../../core/notice/filing-answer.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import type { NoticeKind } from '../../core/notice/notice-kind.ts';
import { mustProve } from '../../core/notice/proving.ts';
import type { Step } from '../step.ts';

/** What a notice that is being filled in waits for: the next answer, who he is, or that he undertakes it. */
export function askNext({ means, around }: Step, notice: LossNotice, kind: NoticeKind): Answer {
  return mustProve(notice, kind, Boolean(means.identity))
    ? askProof(notice, around)
    : askForNotice(notice, kind, around);
}
