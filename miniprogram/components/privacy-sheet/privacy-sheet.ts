/** Asks whether we may know the reader's WeChat account. He may say no and go on asking. */
Component({
  properties: { open: { type: Boolean, value: false } },
  methods: {
    readMore() {
      void wx.openPrivacyContract({});
    },
    agree() {
      this.triggerEvent('answered', { agreed: true });
    },
    refuse() {
      this.triggerEvent('answered', { agreed: false });
    },
  },
});
