import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { Rung } from '../../core/clock/ladder.ts';
import { leaderOf, namesIn } from '../../core/inquiry/names.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { kindNamed } from '../../core/notice/notice-kind.ts';
import { reissueClimb, reissueDue, reissueTold } from '../../core/notice/reissue-clock.ts';
import { reissueReminder } from '../../core/notice/reissue-reminder.ts';
import { keepNotice } from '../notice/keep-notice.ts';
import { markReissue, nextReissueRing, REISSUE_CLOCK } from '../notice/keep-reissue.ts';
import { showReissue } from '../notice/show-reissue.ts';
import type { Ringing, TimerKind } from './timer-kind.ts';

/**
 * 补办时限: part of the time is used, it is over, the leader hears of it, the head does. The case itself stays as it is, and can be
 * closed or refused as late as anybody gets to it. After an outage the highest rung speaks for those below.
 */
export const reissueClock: TimerKind = {
  name: REISSUE_CLOCK,
  label: '补办时限',
  async ring(ringing) {
    const { knowledge, records, subject: number, now } = ringing;
    const notice = await records.notices.lockPublished(number);
    if (notice === null) return null;
    const { reissueLadder: ladder } = knowledge.catalogue.home;
    const climb = reissueClimb(notice, { ladder, calendar: workingCalendarOf(knowledge.catalogue), now });
    if (climb === null) return null;
    const told = climb === 'unknown' || climb.rung === null ? notice : await remind(ringing, notice, climb.rung);
    await markReissue(knowledge, records, told);
    return nextReissueRing(knowledge, told, now);
  },
};

async function remind({ knowledge, records, now: at }: Ringing, notice: LossNotice, rung: Rung): Promise<LossNotice> {
  const { catalogue } = knowledge;
  const { home } = catalogue;
  const kind = kindNamed(home.noticeBoard, notice.kind);
  if (!notice.reissue || kind === null) return notice;
  const told = { ...notice, reissue: reissueTold(notice.reissue, rung), revision: notice.revision + 1 };
  await keepNotice(records, told, { by: 'bot', at, event: `notice-reissue-told-${rung}` });
  const names = namesIn(home);
  const said = reissueReminder(rung, {
    ...{ ladder: home.reissueLadder, department: names.department(kind.reissuer), now: at },
    ...{ leader: leaderOf(home, kind.reissuer)?.name ?? names.head(kind.reissuer), head: names.head(kind.reissuer) },
    due: reissueDue(told, workingCalendarOf(catalogue)),
  });
  await showReissue(knowledge, records, told, at, said);
  return told;
}
