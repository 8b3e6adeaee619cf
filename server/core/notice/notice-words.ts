import { type Day, startOf } from '../time.ts';
import { type PublicNotice, statementOf } from './public-notice.ts';
import { NOTICE_LABELS } from './state.ts';

/** 2019年7月10日. */
export function dayInWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 有效,公示中,第 3 天: how a notice stands on a day, in the words of the board. */
export function standingOf({ state, publishedOn, changedOn }: PublicNotice, today: Day): string {
  if (state === 'reissued') return `${NOTICE_LABELS.reissued}(${dayInWords(changedOn)})`;
  if (state === 'effective') return `有效,${NOTICE_LABELS.effective}`;
  if (state !== 'published') return NOTICE_LABELS[state];
  const days = Math.round((startOf(today) - startOf(publishedOn)) / 86_400_000) + 1;
  return `有效,${NOTICE_LABELS.published},第 ${days} 天`;
}

/** The lines of a published notice that anybody may read. */
export function publicLines(notice: PublicNotice): readonly string[] {
  const { place, lostOn, publishedOn, endsOn, correctedBy, corrects } = notice;
  const lines = [
    statementOf(notice) ?? '内容已到归档日,按期删除',
    lostOn === null ? null : `丢失:${dayInWords(lostOn)},${place ?? '不清楚'}`,
    `公示:${dayInWords(publishedOn)}${endsOn === null ? '起' : `至 ${dayInWords(endsOn)}`}`,
    corrects === null ? null : `更正的是 ${corrects}`,
    correctedBy === null ? null : `已由 ${correctedBy} 更正`,
  ];
  return lines.filter((line) => line !== null);
}
