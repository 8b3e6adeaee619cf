import type { AnswerView } from '../../services/answer-view.ts';
import { canSpeak, readAloud } from '../../services/voice.ts';

/** One answer: the verdict alone on its line, what follows from it, why, and what can be tapped next. */
Component({
  properties: {
    answer: { type: Object, value: {} as AnswerView },
    /** Only the newest answer still has buttons. */
    latest: { type: Boolean, value: false },
    elder: { type: Boolean, value: false },
  },
  data: { whyOpen: false, speaks: false },
  lifetimes: {
    attached() {
      this.setData({ speaks: canSpeak() });
    },
  },
  methods: {
    toggleWhy() {
      this.setData({ whyOpen: !this.data.whyOpen });
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', event.currentTarget.dataset);
    },
    call(event: WechatMiniprogram.TouchEvent) {
      void wx.makePhoneCall({ phoneNumber: String(event.currentTarget.dataset.telephone) });
    },
    read() {
      readAloud((this.data.answer as AnswerView).spoken);
    },
  },
});
