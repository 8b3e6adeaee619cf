import type { PointsGiven } from '../../../../../server/http/contract-county.ts';
import { shown } from '../../../../services/display.ts';
import { readPoints } from '../../../../services/open-data.ts';
import { readFor } from '../../../../services/reading.ts';
import { unbroken } from '../../../../services/spoken-time.ts';
import { townKept } from '../../../../services/town.ts';

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
    all = nearFirst(given.points.map((point) => ({ ...point, hours: unbroken(point.hours) })));
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

/** Those of the town that he chose come first. */
function nearFirst(points: Points): Points {
  const name = townKept()?.name ?? '';
  const near = ({ place, address }: Points[number]): boolean => name !== '' && (place + address).includes(name);
  return [...points.filter(near), ...points.filter((point) => !near(point))];
}
