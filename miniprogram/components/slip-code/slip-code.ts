import { copy } from '../../services/copying.ts';

/** 免证凭条: the number in large type, and a code that the clerk scans. */
Component({
  properties: {
    number: { type: String, value: '' },
    address: { type: String, value: '' },
    /** On the page of the slip itself: larger, and no way to where one is already. */
    whole: { type: Boolean, value: false },
  },
  methods: {
    open() {
      void wx.navigateTo({ url: `/pages/slip/slip?number=${this.data.number}` });
    },
    copy() {
      copy(this.data.address);
    },
  },
});
