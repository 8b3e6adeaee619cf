import type { MatterGiven } from '../../../../../server/http/contract-county.ts';
import { shown } from '../../../../services/display.ts';
import { readMatter } from '../../../../services/open-data.ts';
import { readFor } from '../../../../services/reading.ts';

/** What has to be brought, and the two subtractions that left so little. */
Page({
  data: {
    shown: shown(),
    id: '',
    state: 'loading' as 'loading' | 'shown' | 'failed',
    problem: { message: '', next: '' },
    matter: null as MatterGiven | null,
  },

  onLoad(query: { id?: string }) {
    this.setData({ id: query.id ?? '' });
    void this.load();
  },

  async load() {
    const matter = await readFor(this, () => readMatter(this.data.id));
    if (matter === null) return;
    this.setData({ state: 'shown', matter });
    void wx.setNavigationBarTitle({ title: matter.name });
  },

  again() {
    void this.load();
  },

  ask() {
    const words = `${this.data.matter?.name ?? '办事'}要带什么`;
    void wx.reLaunch({ url: `/pages/ask/ask?say=${encodeURIComponent(words)}` });
  },

  onShareAppMessage() {
    return {
      title: `${this.data.matter?.name ?? '办事'}要带什么`,
      path: `/packages/matter/pages/sheet/sheet?id=${this.data.id}`,
    };
  },
});
