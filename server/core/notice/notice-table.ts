import type { Table } from '../document/table.ts';
import type { PublicNotice } from './public-notice.ts';
import { NOTICE_LABELS } from './state.ts';

/** Notices as a table for staff: what the public sees of each, and nothing else. */
export function noticeTable(notices: readonly PublicNotice[]): Table {
  return {
    title: '遗失声明',
    columns: [
      '编号',
      '状态',
      '证件',
      '持有人',
      '证号',
      '丢失日期',
      '地点',
      '公示日期',
      '期满日期',
      '最近变动',
      '更正的是',
      '已更正为',
    ],
    rows: notices.map((notice) => {
      const { number, state, title, holder, shown, lostOn, place, publishedOn, endsOn, changedOn } = notice;
      const { corrects, correctedBy } = notice;
      const told = [title, holder, shown, lostOn, place, publishedOn, endsOn, changedOn, corrects, correctedBy];
      return [number, NOTICE_LABELS[state], ...told.map((each) => each ?? '')];
    }),
  };
}
