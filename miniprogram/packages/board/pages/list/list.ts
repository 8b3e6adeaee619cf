import type { NoticesGiven } from '../../../../../server/http/contract-board.ts';
import { openNumber, scanToCheck } from '../../../../services/checking.ts';
import { shown } from '../../../../services/display.ts';
import { readNotices } from '../../../../services/open-data.ts';
import { failedAt, paging } from '../../../../services/paging.ts';
import { sharing } from '../../../../services/sharing.ts';

/** `word`: how it stands, in one word. */
type Row = NoticesGiven['notices'][number] & { readonly word: string };

const SHARED = { title: '遗失声明公示板:免费登,谁都能查', page: 'packages/board/pages/list/list' };

/** The board of loss notices: the newest, a number typed or scanned, and the way to a check by the certificate's own number. */
Page({
  ...sharing,
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'shown' | 'failed',
    problem: { message: '', next: '' },
    number: '',
    notices: [] as readonly Row[],
    page: 1,
    pages: 1,
    whole: true,
  },

  onLoad() {
    void this.load(1);
  },

  async load(page: number) {
    if (page === 1) this.setData({ state: 'loading', shown: shown() });
    const reached = await readNotices(page);
    if (!reached.ok) {
      failedAt(this, page, reached.problem);
      return;
    }
    const { notices, pages, whole } = reached.value;
    const fresh = notices.map((notice) => ({ ...notice, word: notice.standing.split(',')[0] ?? '' }));
    const rows = page === 1 ? fresh : [...this.data.notices, ...fresh];
    this.setData({ state: 'shown', notices: rows, page, pages, whole });
  },

  write(event: WechatMiniprogram.Input) {
    this.data.number = event.detail.value;
  },

  find() {
    openNumber(this.data.number);
  },

  scan() {
    scanToCheck();
  },

  open(event: WechatMiniprogram.TouchEvent) {
    openNumber(String(event.currentTarget.dataset.number));
  },

  check() {
    void wx.navigateTo({ url: '/packages/board/pages/check/check' });
  },

  ...paging,

  shared: () => SHARED,
});
