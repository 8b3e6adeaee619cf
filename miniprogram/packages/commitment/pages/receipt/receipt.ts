import type { CommitmentGiven } from '../../../../../server/http/contract-commitments.ts';
import { objectToFinding, readCommitment, withdrawCommitment } from '../../../../services/commitments.ts';
import { copy } from '../../../../services/copying.ts';
import { shown } from '../../../../services/display.ts';
import { openPaper } from '../../../../services/paper.ts';
import { readFor } from '../../../../services/reading.ts';
import { consent } from '../../../../services/session.ts';
import { dropUnfinished, keepUnfinished, unfinished } from '../../../../services/unfinished.ts';

const NO_TROUBLE = { message: '', next: '' };

/** One that the reader signed: what it is now, what was signed, and what he can still do. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'shown' | 'failed' | 'stranger',
    problem: { message: '', next: '' },
    number: '',
    fresh: false,
    commitment: null as CommitmentGiven | null,
    textOpen: false,
    objecting: false,
    reason: '',
    /** Why an objection was not taken. */
    trouble: NO_TROUBLE,
  },

  onLoad(query: { number?: string; fresh?: string }) {
    this.setData({ number: query.number ?? '', fresh: query.fresh === '1' });
    void this.load();
  },

  async load() {
    if (consent() !== 'agreed') {
      this.setData({ state: 'stranger' });
      return;
    }
    const commitment = await readFor(this, () => readCommitment(this.data.number));
    if (commitment !== null) this.setData({ state: 'shown', commitment });
  },

  toggleText() {
    this.setData({ textOpen: !this.data.textOpen });
  },

  openPaper() {
    void openPaper(this.data.commitment?.paper ?? '');
  },

  copy() {
    copy(this.data.commitment?.address ?? '');
  },

  async withdraw() {
    const { confirm } = await wx.showModal({
      title: '撤回这份承诺?',
      content: '撤回了就照旧交证明,窗口一样给办。撤回以后不能恢复,要签就重新签。',
      confirmText: '撤回',
      cancelText: '先不撤',
    });
    if (!confirm) return;
    const reached = await withdrawCommitment(this.data.number);
    if (!reached.ok) void wx.showToast({ title: reached.problem.message, icon: 'none' });
    this.setData({ fresh: false });
    void this.load();
  },

  /** What was begun the last time stands there again. */
  async toggleObjecting() {
    const reason = (await unfinished<{ reason: string }>('objection', this.data.number))?.reason ?? '';
    this.setData({ objecting: !this.data.objecting, reason, trouble: NO_TROUBLE });
  },

  write(event: WechatMiniprogram.Input) {
    const reason = event.detail.value;
    this.data.reason = reason;
    if (this.data.trouble.message) this.setData({ trouble: NO_TROUBLE });
    keepUnfinished('objection', this.data.number, { reason });
  },

  async object() {
    if (this.data.reason.trim() === '') {
      this.setData({ trouble: { message: '还没有写哪里不对。', next: '写一句就行,比如:走错了门。' } });
      return;
    }
    const reached = await objectToFinding(this.data.number, this.data.reason);
    if (!reached.ok) {
      this.setData({ trouble: reached.problem });
      return;
    }
    dropUnfinished('objection');
    this.setData({ objecting: false, fresh: false });
    void wx.showToast({ title: '提上去了,等复核', icon: 'none' });
    void this.load();
  },

  again() {
    void this.load();
  },
});
