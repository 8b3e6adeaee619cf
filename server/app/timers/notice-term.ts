import { move } from '../../core/notice/move.ts';
import { newsOf } from '../../core/notice/notice-answer.ts';
import { kindNamed } from '../../core/notice/notice-kind.ts';
import { dayOf } from '../../core/time.ts';
import { keepNotice } from '../notice/keep-notice.ts';
import { keepReissue } from '../notice/keep-reissue.ts';
import { postOnBoard } from '../notice/post-on-board.ts';
import { endOf, NOTICE_TERM } from '../notice/publish-notice.ts';
import { tellApplicant } from '../notice/tell-applicant.ts';
import type { Ringing, TimerKind } from './timer-kind.ts';

/** 公示期满: nobody objected, so the notice takes effect, and whoever filed it hears of it. One that is disputed waits for the decision. */
export const noticeTerm: TimerKind = {
  name: NOTICE_TERM,
  label: '遗失声明公示期满',
  async ring(ringing) {
    const { records, subject: number, now } = ringing;
    const shown = await records.notices.board.find(number);
    if (shown === null || shown.state !== 'published' || shown.endsOn === null) return null;
    if (now < endOf(shown.endsOn)) return endOf(shown.endsOn);
    await tell(ringing);
    await postOnBoard(records, { event: 'effective', number, day: dayOf(now) }, now);
    return null;
  },
};

/** Whoever asked to be forgotten has nothing left to be told of. */
async function tell({ knowledge, records, subject, now: at }: Ringing): Promise<void> {
  const { home } = knowledge.catalogue;
  const notice = await records.notices.lockPublished(subject);
  const moved = notice && move(notice, { verb: 'expire', by: 'rule', at });
  if (!moved?.ok) return;
  await keepNotice(records, moved.value, { by: 'bot', at });
  await keepReissue(knowledge, records, moved.value, at);
  const kind = kindNamed(home.noticeBoard, moved.value.kind);
  if (kind) await tellApplicant(records, moved.value, newsOf(moved.value, kind, home.hotline), at);
}
