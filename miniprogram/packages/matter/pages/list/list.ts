import type { MattersGiven } from '../../../../../server/http/contract-county.ts';
import { askAbout } from '../../../../services/asking.ts';
import { readMatters } from '../../../../services/open-data.ts';
import { readToSearch, searching, toSearch } from '../../../../services/searching.ts';

type Matters = MattersGiven['matters'];

let all: Matters = [];

/** Matters whose materials are written down; the shortest way to what has to be brought. */
Page({
  data: { ...toSearch(), matters: [] as Matters },

  ...searching,

  read() {
    return readToSearch(this, readMatters, ({ matters }) => {
      all = matters;
    });
  },

  draw() {
    const { q } = this.data;
    this.setData({ matters: all.filter(({ name, department }) => (name + department).includes(q)) });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/packages/matter/pages/sheet/sheet?id=${String(event.currentTarget.dataset.id)}` });
  },

  ask() {
    askAbout(`${this.data.q || '办事'}要带什么`);
  },
});
