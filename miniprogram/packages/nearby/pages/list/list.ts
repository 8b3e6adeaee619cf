import type { PointsGiven } from '../../../../../server/http/contract-county.ts';
import { shown } from '../../../../services/display.ts';
import { readPoints } from '../../../../services/open-data.ts';
import { readFor } from '../../../../services/reading.ts';

type Points = PointsGiven['points'];

let all: Points = [];

/** Where a thing can be done: windows, stations, agents' points. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'shown' | 'failed',
    problem: { message: '', next: '' },
    q: '',
    points: [] as Points,
  },

  onLoad() {
    void this.load();
  },

  async load() {
    const given = await readFor(this, readPoints);
    if (given === null) return;
    all = given.points;
    this.setData({ state: 'shown', points: all });
  },

  search(event: WechatMiniprogram.Input) {
    const q = event.detail.value.trim();
    const fits = ({ name, place, address, serves }: Points[number]): boolean =>
      [name, place, address, ...serves].some((text) => text.includes(q));
    this.setData({ q, points: all.filter(fits) });
  },

  call(event: WechatMiniprogram.TouchEvent) {
    void wx.makePhoneCall({ phoneNumber: String(event.currentTarget.dataset.telephone) });
  },

  copy(event: WechatMiniprogram.TouchEvent) {
    void wx.setClipboardData({ data: String(event.currentTarget.dataset.address) });
  },

  again() {
    void this.load();
  },
});
