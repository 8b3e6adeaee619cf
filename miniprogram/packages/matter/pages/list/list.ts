import type { MattersGiven } from '../../../../../server/http/contract-county.ts';
import { shown } from '../../../../services/display.ts';
import { readMatters } from '../../../../services/open-data.ts';
import { readFor } from '../../../../services/reading.ts';

type Matters = MattersGiven['matters'];

/** Matters whose materials are written down; the shortest way to what has to be brought. */
let all: Matters = [];

Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'shown' | 'failed',
    problem: { message: '', next: '' },
    q: '',
    matters: [] as Matters,
  },

  onLoad() {
    void this.load();
  },

  async load() {
    const given = await readFor(this, readMatters);
    if (given === null) return;
    all = given.matters;
    this.setData({ state: 'shown', matters: all });
  },

  search(event: WechatMiniprogram.Input) {
    const q = event.detail.value.trim();
    this.setData({ q, matters: all.filter(({ name, department }) => (name + department).includes(q)) });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/packages/matter/pages/sheet/sheet?id=${String(event.currentTarget.dataset.id)}` });
  },

  ask() {
    const words = `${this.data.q || '办事'}要带什么`;
    void wx.reLaunch({ url: `/pages/ask/ask?say=${encodeURIComponent(words)}` });
  },

  again() {
    void this.load();
  },
});
