import type { PapersGiven } from '../../../../../server/http/contract-tasks.ts';
import { shown } from '../../../../services/display.ts';
import { readFor } from '../../../../services/reading.ts';
import { readPapers } from '../../../../services/tasks.ts';

type Paper = PapersGiven['papers'][number] & { readonly about: string };

let all: readonly Paper[] = [];

/** Papers that staff fetch for somebody: what the window does not take from him anyway first, then what it still wants. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'shown' | 'failed',
    problem: { message: '', next: '' },
    q: '',
    run: [] as readonly Paper[],
    wanted: [] as readonly Paper[],
  },

  onLoad() {
    void this.load();
  },

  async load() {
    const given = await readFor(this, readPapers);
    if (given === null) return;
    all = given.papers.map((paper) => ({ ...paper, about: paper.matters.join('、') || '什么事都用得上' }));
    this.setData({ state: 'shown' });
    this.draw();
  },

  search(event: WechatMiniprogram.Input) {
    this.setData({ q: event.detail.value.trim() });
    this.draw();
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
    const words = `${this.data.q || '这份证明'}还要吗`;
    void wx.reLaunch({ url: `/pages/ask/ask?say=${encodeURIComponent(words)}` });
  },

  again() {
    void this.load();
  },
});
