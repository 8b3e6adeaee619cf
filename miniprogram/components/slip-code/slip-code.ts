/** 免证凭条: the number in large type, and a code that the clerk scans. */
Component({
  properties: { number: { type: String, value: '' }, address: { type: String, value: '' } },
  methods: {
    copy() {
      void wx.setClipboardData({ data: this.data.address });
    },
  },
});
