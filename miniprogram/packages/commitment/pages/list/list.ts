import type { CommitmentsGiven } from '../../../../../server/http/contract-commitments.ts';
import { readCommitments } from '../../../../services/commitments.ts';
import { shown } from '../../../../services/display.ts';
import { readFor } from '../../../../services/reading.ts';

/** For which papers a signature will do, and what the reader has signed. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'shown' | 'failed',
    problem: { message: '', next: '' },
    forms: [] as readonly { readonly row: string; readonly proof: string; readonly about: string }[],
    mine: [] as CommitmentsGiven['mine'],
    begun: null as CommitmentsGiven['begun'],
  },

  onShow() {
    void this.load();
  },

  async load() {
    const given = await readFor(this, readCommitments);
    if (given === null) return;
    const forms = given.forms.map(({ row, proof, matters }) => ({ row, proof, about: `办${matters.join('、')}` }));
    this.setData({ state: 'shown', forms, mine: given.mine, begun: given.begun });
  },

  begin(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/packages/commitment/pages/sign/sign?row=${String(event.currentTarget.dataset.row)}` });
  },

  goOn() {
    void wx.navigateTo({ url: `/packages/commitment/pages/sign/sign?case=${this.data.begun?.case ?? 0}` });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { number } = event.currentTarget.dataset;
    void wx.navigateTo({ url: `/packages/commitment/pages/receipt/receipt?number=${String(number)}` });
  },

  again() {
    void this.load();
  },
});
