import type { NoticesGiven } from '../../../../../server/http/contract-board.ts';
import { scanToCheck } from '../../../../services/checking.ts';
import { shown } from '../../../../services/display.ts';
import { checkCertificate, readNotices } from '../../../../services/open-data.ts';
import { readFor } from '../../../../services/reading.ts';

const NOTHING_FOUND = { verdict: '', reissued: '', problem: { message: '', next: '' } };

/** Who has a code, or a certificate, in his hand asks whether it holds. A certificate's number is sent, compared, and forgotten. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'shown' | 'failed',
    kinds: [] as NoticesGiven['kinds'],
    chosen: -1,
    certificate: '',
    busy: false,
    verdict: '',
    reissued: '',
    announced: false,
    problem: { message: '', next: '' },
  },

  onLoad() {
    void this.load();
  },

  /** Scanning needs nothing; a check by number needs to know the kinds. */
  async load() {
    const given = await readFor(this, () => readNotices(1));
    if (given !== null) this.setData({ state: 'shown', kinds: given.kinds });
  },

  again() {
    void this.load();
  },

  scan() {
    scanToCheck();
  },

  pick(event: WechatMiniprogram.PickerChange) {
    this.setData({ chosen: Number(event.detail.value), ...NOTHING_FOUND });
  },

  write(event: WechatMiniprogram.Input) {
    this.data.certificate = event.detail.value.trim();
    // What was found was found of another number.
    if (this.data.verdict || this.data.problem.message) this.setData(NOTHING_FOUND);
  },

  async ask() {
    const kind = this.data.kinds[this.data.chosen];
    if (!kind) {
      void wx.showToast({ title: '先选是什么证', icon: 'none' });
      return;
    }
    this.setData({ busy: true, ...NOTHING_FOUND });
    const reached = await checkCertificate(kind.id, this.data.certificate);
    this.setData({ busy: false });
    if (!reached.ok) {
      this.setData({ problem: reached.problem });
      return;
    }
    const { since, title, reissuedOn } = reached.value;
    const said = since === null ? `${title}:没有挂失` : `${title}:${since} 起声明遗失`;
    const reissued = reissuedOn === null ? '' : `${reissuedOn} 已补办新证:这一天以前发的作废,以后发的有效。`;
    this.setData({ verdict: said, reissued, announced: since !== null });
  },
});
