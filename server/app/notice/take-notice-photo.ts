import { unreadable } from '../../core/answer/standing-answer.ts';
import { askPhotoAgain } from '../../core/notice/filing-answer.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { isUnfiled } from '../../core/notice/state.ts';
import type { Refusal } from '../../core/result.ts';
import type { Outcome, Step } from '../step.ts';
import { asking } from './begin-notice.ts';
import { withPhoto } from './keep-photo.ts';
import { ownNotice } from './own-notice.ts';
import { keepAnswer } from './take-notice-words.ts';

/** A photo for the notice that is being filled in, whenever it comes: what is still missing is asked for next. */
export async function takeNoticePhoto(step: Step, number: number): Promise<Outcome> {
  const { records, incoming, around, conversation, photo } = step;
  const own = await ownNotice(step, records.notices.lock(number));
  if (!own.ok || !isUnfiled(own.value.notice.state)) return { answer: unreadable('image', around), conversation };
  if (photo === null) return again(step, number, NOT_HERE);
  const kept = photo.ok ? await withPhoto(records, own.value.notice, photo.value, incoming.at) : photo;
  return kept.ok ? keepAnswer(step, own.value, kept.value) : again(step, number, kept.refusal);
}

/** 跳过. */
export async function skipPhoto(step: Step, notice: LossNotice): Promise<Outcome> {
  const own = await ownNotice(step, step.records.notices.lock(notice.case));
  if (!own.ok) return again(step, notice.case, own.refusal);
  return keepAnswer(step, own.value, { ...notice, photo: 'none' });
}

const NOT_HERE: Refusal = {
  code: 'photo-not-here',
  message: '这里收不了照片。',
  next: '要给我们看,登记好以后带到窗口。',
};

function again(step: Step, number: number, refusal: Refusal): Outcome {
  return asking(step, number, askPhotoAgain(refusal, number, step.around));
}
