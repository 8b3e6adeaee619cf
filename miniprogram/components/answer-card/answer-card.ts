import type { AnswerView } from '../../services/answer-view.ts';
import { copy } from '../../services/copying.ts';

/** One answer: the verdict alone on its line, what follows from it, why, and what can be tapped next. */
Component({
  properties: {
    answer: { type: Object, value: {} as AnswerView },
    /** Only the newest answer still has buttons. */
    latest: { type: Boolean, value: false },
    elder: { type: Boolean, value: false },
  },
  data: { whyOpen: false },
  methods: {
    toggleWhy() {
      this.setData({ whyOpen: !this.data.whyOpen });
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', event.currentTarget.dataset);
    },
    follow(event: WechatMiniprogram.TouchEvent) {
      const { does, value } = event.currentTarget.dataset as { does: 'call' | 'open-notice' | 'copy'; value: string };
      if (does === 'call') void wx.makePhoneCall({ phoneNumber: value });
      else if (does === 'copy') copy(value);
      else void wx.navigateTo({ url: `/packages/board/pages/notice/notice?number=${value}` });
    },
  },
});
