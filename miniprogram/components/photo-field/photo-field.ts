import { choosePhoto } from '../../services/photos.ts';

/** One photo, or none: `chosen` tells where it lies on the phone, empty when it was taken away. */
Component({
  properties: { kept: { type: Boolean, value: false } },
  data: { photo: '' },
  methods: {
    async choose() {
      const photo = await choosePhoto();
      if (photo === null) return;
      this.setData({ photo });
      this.triggerEvent('chosen', { photo });
    },
    drop() {
      this.setData({ photo: '' });
      this.triggerEvent('chosen', { photo: '' });
    },
  },
});
