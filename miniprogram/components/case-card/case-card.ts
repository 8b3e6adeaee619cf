import type { CaseView } from '../../services/me.ts';

/** One thing under way: where it stands, how it came there, and what can be done. */
Component({
  properties: { item: { type: Object, value: {} as CaseView } },
  data: { stars: [1, 2, 3, 4, 5] },
  methods: {
    rate(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('rate', event.currentTarget.dataset);
    },
    act(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('act', event.currentTarget.dataset);
    },
  },
});
