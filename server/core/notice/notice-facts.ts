import type { SheetRow } from '../document/sheet.ts';
import { dayInWords } from './notice-words.ts';
import type { PublicNotice } from './public-notice.ts';

/** What a notice itself says, line by line, and how its applicant was proved; after the privacy date only when it stood there. */
export function noticeFacts(notice: PublicNotice, identity: string): readonly SheetRow[] {
  const { title, holder, shown, place, lostOn, publishedOn, endsOn, changedOn, state } = notice;
  const until = endsOn === null ? '' : `,到 ${dayInWords(endsOn)}`;
  const term = { label: '公示', value: `${dayInWords(publishedOn)}起${until}` };
  const changed = changedOn === publishedOn ? [] : [{ label: '最近变动', value: dayInWords(changedOn) }];
  if (title === null) return [term, ...changed];
  return [
    { label: '证件', value: title },
    { label: '持有人', value: holder ?? '' },
    { label: '证号', value: shown ?? '不公开,可以用完整证号查验' },
    { label: '丢失', value: `${dayInWords(lostOn ?? publishedOn)},${place ?? '不清楚'}` },
    term,
    ...(state === 'reissued' ? [{ label: '补办', value: `${dayInWords(changedOn)}办结,旧证作废` }] : changed),
    { label: '身份', value: identity },
  ];
}
