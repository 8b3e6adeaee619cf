import type { MattersGiven, PointsGiven } from '../../../../../server/http/contract-county.ts';
import { copy } from '../../../../services/copying.ts';
import { readMatters, readPoints } from '../../../../services/open-data.ts';
import { readToSearch, searching, toSearch } from '../../../../services/searching.ts';
import { unbroken } from '../../../../services/spoken-time.ts';
import { townKept } from '../../../../services/town.ts';
import { type Found, pointsFor } from './points-for.ts';

const ALL_SHOWN: Found = { points: [], matter: null };

let points: PointsGiven['points'] = [];
let matters: MattersGiven['matters'] = [];

/** Where a thing can be done: windows, stations, agents' points; found by what is to be done, by town or by name. */
Page({
  data: { ...toSearch(), ...ALL_SHOWN },

  ...searching,

  read() {
    // What can be done where is a help: without it places are still found by their names.
    void readMatters().then((reached) => {
      if (reached.ok) matters = reached.value.matters;
    });
    return readToSearch(this, readPoints, (given) => {
      points = given.points.map((point) => ({ ...point, hours: unbroken(point.hours) }));
    });
  },

  draw() {
    this.setData(pointsFor(this.data.q, { points, matters, town: townKept()?.name ?? '' }));
  },

  call(event: WechatMiniprogram.TouchEvent) {
    void wx.makePhoneCall({ phoneNumber: String(event.currentTarget.dataset.telephone) });
  },

  copy(event: WechatMiniprogram.TouchEvent) {
    copy(String(event.currentTarget.dataset.address));
  },
});
