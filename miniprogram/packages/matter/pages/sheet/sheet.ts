import type { MatterGiven } from '../../../../../server/http/contract-county.ts';
import { askAbout } from '../../../../services/asking.ts';
import { shown } from '../../../../services/display.ts';
import { readMatter } from '../../../../services/open-data.ts';
import { readFor } from '../../../../services/reading.ts';
import { sharing } from '../../../../services/sharing.ts';

/** What has to be brought, and the two subtractions that left so little. */
Page({
  ...sharing,
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
    askAbout(`${this.data.matter?.name ?? '办事'}要带什么`);
  },

  shared() {
    const { id, matter } = this.data;
    const title = `${matter?.name ?? '办事'}要带什么`;
    return { title, page: 'packages/matter/pages/sheet/sheet', query: `id=${id}` };
  },
});
