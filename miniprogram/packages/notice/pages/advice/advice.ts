import type { NoticeHelpGiven } from '../../../../../server/http/contract-notice-form.ts';
import { askAbout } from '../../../../services/asking.ts';
import { readHelp } from '../../../../services/notice-form.ts';
import { readToSearch, searching, toSearch } from '../../../../services/searching.ts';

let all: NoticeHelpGiven = { kinds: [], others: [] };

/** What is to be done about each lost certificate, before anybody fills in a form: most need no notice at all. */
Page({
  data: { ...toSearch(), kinds: [] as NoticeHelpGiven['kinds'], others: [] as NoticeHelpGiven['others'] },

  ...searching,

  read() {
    return readToSearch(this, readHelp, (given) => {
      all = given;
    });
  },

  draw() {
    const fits = ({ name }: { readonly name: string }): boolean => name.includes(this.data.q);
    this.setData({ kinds: all.kinds.filter(fits), others: all.others.filter(fits) });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/packages/notice/pages/form/form?kind=${String(event.currentTarget.dataset.kind)}` });
  },

  ask() {
    askAbout(`${this.data.q || '证件'}丢了怎么办`);
  },
});
