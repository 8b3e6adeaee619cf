/** The bottom bar of 长辈版: WeChat's own cannot grow. Pages hide that one and show this. */
Component({
  properties: { on: { type: String, value: 'ask' } },
  data: {
    tabs: [
      { id: 'ask', label: '问' },
      { id: 'lists', label: '清单' },
      { id: 'mine', label: '我的' },
    ],
  },
  methods: {
    go(event: WechatMiniprogram.TouchEvent) {
      const { id } = event.currentTarget.dataset;
      if (id !== this.data.on) void wx.switchTab({ url: `/pages/${id}/${id}` });
    },
  },
});
