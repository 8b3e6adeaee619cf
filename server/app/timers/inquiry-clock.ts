import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { climbed } from '../../core/clock/ladder.ts';
import { inquiryDue, inquiryRungs } from '../../core/inquiry/clock.ts';
import { isWaiting } from '../../core/inquiry/life-cycle.ts';
import { leaderOf, namesIn } from '../../core/inquiry/names.ts';
import { rungNotice } from '../../core/inquiry/notice.ts';
import { remindingLines } from '../../core/inquiry/verifier-lines.ts';
import { lockInquiry } from '../inquiry/change-inquiry.ts';
import { INQUIRY_CLOCK, keepInquiry, nextRing } from '../inquiry/keep-inquiry.ts';
import { tellColleague } from '../tell-colleague.ts';
import type { TimerKind } from './timer-kind.ts';

/** 协查时限: half the time is used, it is over, the leader hears of it, the head does. After an outage the highest rung speaks for those below. */
export const inquiryClock: TimerKind = {
  name: INQUIRY_CLOCK,
  label: '协查时限',
  async ring({ knowledge, records, subject, now }) {
    const locked = await lockInquiry(records, Number(subject));
    if (!locked.ok || !isWaiting(locked.value.inquiry)) return null;
    const { inquiry } = locked.value;
    const { home } = knowledge.catalogue;
    const calendar = workingCalendarOf(knowledge.catalogue);
    const rung = climbed(inquiryRungs(inquiry, home.inquiryLadder, calendar), inquiry.told, now).reached.at(-1);
    if (rung === undefined) return nextRing(knowledge, inquiry, now);
    const names = namesIn(home);
    const leader = leaderOf(home, inquiry.issuer)?.name ?? names.head(inquiry.issuer);
    const due = inquiryDue(inquiry, calendar);
    const notice = rungNotice(rung, inquiry, { names, now, due, leader, ladder: home.inquiryLadder });
    const told = { ...inquiry, told: rung, revision: inquiry.revision + 1 };
    await keepInquiry(knowledge, records, { inquiry: told, event: `inquiry-rung-${rung}`, by: 'bot', at: now, notice });
    const lines = remindingLines(told, rung, { ladder: home.inquiryLadder, due, now });
    const key = `inquiry ${inquiry.publicNumber} told ${rung} ${told.revision}`;
    if (lines !== null) await tellColleague(knowledge, records, { key, to: inquiry.verifier, lines, at: now });
    return nextRing(knowledge, told, now);
  },
};
