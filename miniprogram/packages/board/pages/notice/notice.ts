import type { NoticeGiven } from '../../../../../server/http/contract-board.ts';
import { shown } from '../../../../services/display.ts';
import { noticeNumberIn, readNotice } from '../../../../services/open-data.ts';
import { openPaper } from '../../../../services/paper.ts';
import { readFor } from '../../../../services/reading.ts';
import { sharing } from '../../../../services/sharing.ts';

/** One notice, checked against the chain at this moment. A scan of its code outside leads here as well. */
Page({
  ...sharing,
  data: {
    shown: shown(),
    number: '',
    state: 'loading' as 'loading' | 'shown' | 'failed',
    problem: { message: '', next: '' },
    notice: null as NoticeGiven | null,
    /** 有效, and what is to be said of it: 公示中,第 1 天. */
    word: '',
    since: '',
  },

  onLoad(query: { number?: string; scene?: string; q?: string }) {
    const given = decodeURIComponent(query.number ?? query.scene ?? query.q ?? '');
    this.setData({ number: noticeNumberIn(given) ?? given });
    void this.load();
  },

  async load() {
    const notice = await readFor(this, () => readNotice(this.data.number));
    if (notice === null) return;
    const [word = '', ...since] = notice.standing.split(',');
    this.setData({ state: 'shown', notice, word, since: since.join(',') });
  },

  openPaper() {
    void openPaper(`/board/${this.data.number}.pdf`);
  },

  call(event: WechatMiniprogram.TouchEvent) {
    void wx.makePhoneCall({ phoneNumber: String(event.currentTarget.dataset.telephone) });
  },

  again() {
    void this.load();
  },

  shared() {
    const { number, notice } = this.data;
    const title = notice?.title ? `${notice.title}遗失声明 ${number}` : `遗失声明 ${number}`;
    return { title, page: 'packages/board/pages/notice/notice', query: `number=${number}` };
  },
});
