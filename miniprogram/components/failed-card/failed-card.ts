/** Why a page has nothing to show, and the way to try again. */
Component({
  properties: {
    problem: { type: Object, value: { code: '', message: '', next: '' } },
    /** What stands above it where it was not the network. */
    icon: { type: String, value: 'info-circle-filled' },
  },
  methods: {
    again() {
      this.triggerEvent('again');
    },
  },
});
