import type { PapersGiven } from '../../../../../server/http/contract-tasks.ts';
import { askAbout } from '../../../../services/asking.ts';
import { readToSearch, searching, toSearch } from '../../../../services/searching.ts';
import { readPapers } from '../../../../services/tasks.ts';

type Paper = PapersGiven['papers'][number] & { readonly about: string };

let all: readonly Paper[] = [];

/** Papers that staff fetch for somebody: what the window does not take from him anyway first, then what it still wants. */
Page({
  data: { ...toSearch(), run: [] as readonly Paper[], wanted: [] as readonly Paper[] },

  ...searching,

  read() {
    return readToSearch(this, readPapers, ({ papers }) => {
      all = papers.map((paper) => ({ ...paper, about: paper.matters.join('、') || '什么事都用得上' }));
    });
  },

  draw() {
    const found = all.filter(({ proof, about }) => (proof + about).includes(this.data.q));
    this.setData({ run: found.filter(({ spares }) => spares), wanted: found.filter(({ spares }) => !spares) });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const requirement = encodeURIComponent(String(event.currentTarget.dataset.requirement));
    void wx.navigateTo({ url: `/packages/task/pages/entrust/entrust?requirement=${requirement}` });
  },

  ask() {
    askAbout(`${this.data.q || '这份证明'}还要吗`);
  },
});
