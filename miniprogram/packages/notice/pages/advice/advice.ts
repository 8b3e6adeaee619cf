import type { NoticeHelpGiven } from '../../../../../server/http/contract-notice-form.ts';
import { shown } from '../../../../services/display.ts';
import { readHelp } from '../../../../services/notice-form.ts';
import { readFor } from '../../../../services/reading.ts';

let all: NoticeHelpGiven = { kinds: [], others: [] };

/** What is to be done about each lost certificate, before anybody fills in a form: most need no notice at all. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'shown' | 'failed',
    problem: { message: '', next: '' },
    q: '',
    kinds: [] as NoticeHelpGiven['kinds'],
    others: [] as NoticeHelpGiven['others'],
  },

  onLoad() {
    void this.load();
  },

  async load() {
    const given = await readFor(this, readHelp);
    if (given === null) return;
    all = given;
    this.setData({ state: 'shown', ...all });
  },

  search(event: WechatMiniprogram.Input) {
    const q = event.detail.value.trim();
    const fits = ({ name }: { readonly name: string }): boolean => name.includes(q);
    this.setData({ q, kinds: all.kinds.filter(fits), others: all.others.filter(fits) });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/packages/notice/pages/form/form?kind=${String(event.currentTarget.dataset.kind)}` });
  },

  ask() {
    const words = `${this.data.q || '证件'}丢了怎么办`;
    void wx.reLaunch({ url: `/pages/ask/ask?say=${encodeURIComponent(words)}` });
  },

  again() {
    void this.load();
  },
});
