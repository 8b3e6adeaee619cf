import { move } from '../../core/notice/move.ts';
import { stripped } from '../../core/notice/notice.ts';
import { dayOf } from '../../core/time.ts';
import { keepNotice } from '../notice/keep-notice.ts';
import { keepReissue } from '../notice/keep-reissue.ts';
import { postOnBoard } from '../notice/post-on-board.ts';
import { endOf, NOTICE_PRIVACY } from '../notice/publish-notice.ts';
import type { TimerKind } from './timer-kind.ts';

/** 遗失声明归档: at the privacy date text and salt go, from the board and from the sealed record; number, days and links stay, and the chain holds. */
export const noticePrivacy: TimerKind = {
  name: NOTICE_PRIVACY,
  label: '遗失声明到归档日',
  async ring({ knowledge, records, subject: number, now: at }) {
    const { notices } = records;
    const shown = await notices.board.find(number);
    if (shown === null || shown.state === 'archived' || shown.privateOn === null) return null;
    if (at < endOf(shown.privateOn)) return endOf(shown.privateOn);
    await postOnBoard(records, { event: 'archived', number, day: dayOf(at) }, at);
    await notices.board.erase(number);
    const notice = await notices.lockPublished(number);
    const moved = notice && move(notice, { verb: 'archive', by: 'rule', at });
    if (!moved?.ok) return null;
    await keepNotice(records, stripped(moved.value), { by: 'bot', at });
    await keepReissue(knowledge, records, stripped(moved.value), at);
    return null;
  },
};
