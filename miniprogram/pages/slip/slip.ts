import type { SlipGiven } from '../../../server/http/contract-slips.ts';
import { shown } from '../../services/display.ts';
import { readFor } from '../../services/reading.ts';
import { sharing } from '../../services/sharing.ts';
import { keepSlip, readSlip, slipNumberIn, slipsKept } from '../../services/slips.ts';
import { unbroken } from '../../services/spoken-time.ts';

/** 免证凭条: what the clerk scans, the answer it copies, and whether the rules still say so. Where there is no network the code stays. */
Page({
  ...sharing,
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'shown' | 'failed',
    problem: { message: '', next: '' },
    number: '',
    /** Of a slip that was taken on this telephone. */
    address: '',
    slip: null as SlipGiven | null,
  },

  onLoad(query: { number?: string; scene?: string; q?: string }) {
    const given = decodeURIComponent(query.number ?? query.scene ?? query.q ?? '');
    const number = slipNumberIn(given) ?? given;
    const held = slipsKept().find((each) => each.number === number);
    this.setData({ number, address: held?.address ?? '' });
    void this.load();
  },

  async load() {
    const slip = await readFor(this, () => readSlip(this.data.number));
    if (slip === null) return;
    const facts = slip.facts.map(({ name, value }) => ({ name, value: unbroken(value) }));
    this.setData({ state: 'shown', slip: { ...slip, lines: slip.lines.map(unbroken), facts } });
  },

  /** Of a slip that came from somewhere else: a clerk scans many, and wants none of them. */
  keep() {
    const { slip } = this.data;
    if (slip === null) return;
    const { number, address, lines } = slip;
    keepSlip({ number, address, about: lines[0] ?? '', at: Date.now() });
    this.setData({ address });
    void wx.showToast({ title: '存好了,在「我的」里', icon: 'none' });
  },

  call() {
    void wx.makePhoneCall({ phoneNumber: this.data.slip?.keepers.telephone ?? '' });
  },

  again() {
    void this.load();
  },

  /** A slip names no one: what it is about may be read by everybody. */
  shared() {
    const { number, slip } = this.data;
    const title = slip === null ? `免证凭条 ${number}` : `${slip.verdict}:${slip.lines[0] ?? number}`;
    return { title, page: 'pages/slip/slip', query: `number=${number}` };
  },
});
