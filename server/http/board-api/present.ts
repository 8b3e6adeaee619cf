import type { BoardList } from '../../app/notice/read-board.ts';
import type { NoticeReading } from '../../app/notice/read-notice.ts';
import type { NoticeKind } from '../../core/notice/notice-kind.ts';
import { publicLines, standingOf } from '../../core/notice/notice-words.ts';
import type { PublicNotice } from '../../core/notice/public-notice.ts';
import { IN_FORCE } from '../../core/notice/state.ts';
import type { Day } from '../../core/time.ts';
import type { NoticeGiven, NoticesGiven } from '../contract-board.ts';

type Around = { readonly today: Day; readonly kinds: readonly NoticeKind[]; readonly whole: boolean };

export function presentBoard(list: BoardList, { today, kinds, whole }: Around): NoticesGiven {
  return {
    notices: list.notices.map((notice) => presentOne(notice, today)),
    ...{ all: list.all, page: list.page, pages: list.pages, whole },
    kinds: kinds.map(({ id, name, number }) => ({ id, name, hint: number.hint })),
  };
}

export function presentNotice({ notice, faults, reissuer }: NoticeReading, today: Day): NoticeGiven {
  return {
    ...presentOne(notice, today),
    lines: [...publicLines(notice)],
    faults: [...faults],
    reissuer: reissuer && { name: reissuer.name, telephone: reissuer.telephone },
  };
}

function presentOne(notice: PublicNotice, today: Day): NoticesGiven['notices'][number] {
  const { number, title, holder, place, publishedOn, state } = notice;
  return {
    ...{ number, publishedOn, title: title ?? '', holder: holder ?? '', place: place ?? '' },
    standing: standingOf(notice, today),
    inForce: IN_FORCE.includes(state),
  };
}
