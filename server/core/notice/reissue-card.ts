import { spokenTime } from '../calendar/spoken-time.ts';
import type { Card, CardButton } from '../card/card.ts';
import { maskedName } from '../people/person-name.ts';
import { addDays, dayOf, type Instant } from '../time.ts';
import type { LossNotice } from './notice.ts';
import type { NoticeKind } from './notice-kind.ts';
import { dayInWords } from './notice-words.ts';
import { REISSUE_LABELS, type Reissue } from './reissue.ts';
import { reissueLine } from './reissue-line.ts';
import { NOTICE_LABELS } from './state.ts';

export type ReissueAround = {
  readonly kind: NoticeKind;
  /** Name of who closed or refused it; null while nobody did. */
  readonly by: string | null;
  readonly now: Instant;
  /** Until when it is to be closed or refused; null while no time runs. */
  readonly due: Instant | null;
  /** A reminder; null when nobody is reminded. */
  readonly said: string | null;
  readonly rooms: readonly string[];
};

/** The card of a case in the group of the department: number, kind and masked name. No certificate number, no telephone. */
export function reissueCard(notice: LossNotice, reissue: Reissue, around: ReissueAround): Card {
  const { kind, by, now, due, said, rooms } = around;
  const { askedAt, endedAt, reason } = reissue;
  const person = by === null ? '' : ` ${by}`;
  return {
    id: `reissue-${notice.number ?? notice.case}`,
    revision: notice.revision,
    title: `补办 ${notice.number ?? ''} ${kind.name}`,
    state: REISSUE_LABELS[reissue.state],
    lines: [
      ...(said === null ? [] : [said]),
      `持有人:${maskedName(notice.name ?? '')}`,
      `声明:${NOTICE_LABELS[notice.state]}${termOf(notice, kind)}`,
      `${spokenTime(askedAt, now)} 申请补办${untilWhen(due, now)}`,
      ...(endedAt === null ? [] : [`${spokenTime(endedAt, now)}${person} ${REISSUE_LABELS[reissue.state]}`]),
      ...(reason === null ? [] : [`理由:${reason}`]),
      ...(reissue.state === 'asked' ? ['本人到窗口时,核对身份和完整证号'] : []),
    ],
    buttons: buttonsOf(notice, reissue),
    rooms,
    notable: true,
  };
}

function untilWhen(due: Instant | null, now: Instant): string {
  if (due === null) return '';
  return due <= now ? ',已超时' : `,${spokenTime(due, now)} 前办`;
}

function termOf({ state, reached }: LossNotice, { termDays }: NoticeKind): string {
  if (state !== 'published' || reached.published === undefined) return '';
  return `,到 ${dayInWords(addDays(dayOf(reached.published), termDays))}`;
}

/** A disputed notice is settled first; the department may still send the applicant away. */
function buttonsOf({ number, state }: LossNotice, reissue: Reissue): readonly CardButton[] {
  if (reissue.state !== 'asked' || number === null) return [];
  const no = { label: '不办', line: reissueLine(number, '不办') };
  return state === 'disputed' ? [no] : [{ label: '办结', line: reissueLine(number, '办结') }, no];
}
